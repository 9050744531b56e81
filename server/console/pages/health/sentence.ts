import type { Health } from '../../../../protocol/health.ts';
import type { Sentence } from '../../format/sentence.ts';
import { tellReason } from './reasons.ts';
import { healthWords as words } from './words.ts';

const told = words.sentence;

export const refusedIn = ({ refused }: Pick<Health, 'refused'>): number =>
  refused.reduce((sum, { count }) => sum + count, 0);

const missingIn = ({ numbering: { full, cookieless } }: Pick<Health, 'numbering'>): number =>
  full.missing + cookieless.missing;

/** What an owner may want to do something about: robots, and those who were erased, are refused every day. */
const telling = (health: Pick<Health, 'refused'>): number =>
  refusedIn({ refused: health.refused.filter(({ why }) => !tellReason(why).usual) });

/** Whether the collector received anything of the shop in the period. */
export const isQuiet = (health: Health): boolean => health.stored + health.repeats + refusedIn(health) === 0;

/** The sentence before everything, in one to three pieces; what is worst comes first. */
export const tellHealth = (health: Health, days: number): Sentence[] => {
  const { stored, lost, machine } = health;
  const refused = telling(health);
  const missing = missingIn(health);
  const period = words.period(days);
  const parts = { stored: words.events(stored), period };
  if (!machine.ready) return [{ text: told.notReady, parts: {} }];
  if (lost > 0) return [{ text: told.lost, parts: { ...parts, lost: words.events(lost) } }];
  if (stored === 0) return [{ text: told.onlyRefused, parts: { period, refused: words.times(refusedIn(health)) } }];
  const sentences: Sentence[] = [{ text: told.kept, parts }];
  if (refused > 0) sentences.push({ text: told.refused, parts: { refused: words.times(refused, true) } });
  if (missing > 0) sentences.push({ text: told.missing, parts: { missing: words.numbers(missing) } });
  return sentences;
};
