import type { NudgeContent } from '../../../../protocol/content.ts';
import { money } from '../../format/money.ts';
import { nudgeWords } from './words.ts';

const told = nudgeWords.rule;
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** "10 minutes", "45 seconds": in the largest unit without a rest. */
export const lasting = (seconds: number): string => {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length && seconds % length === 0) ?? UNITS[3];
  return new Intl.NumberFormat('en-GB', { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / size);
};

/** For whom a note is due, in words: the end of a sentence. */
export const ruleInWords = (nudge: NudgeContent, currency: string): string => {
  const { kind, after_s, away_h, threshold, within } = nudge;
  const amount = (value: number | undefined): string => (value ? money(value, currency) : told.notSaid);
  if (kind === 'idle_cart') return told.idle_cart(after_s ? lasting(after_s) : told.notSaid);
  if (kind === 'free_delivery') return told.free_delivery(amount(within), amount(threshold));
  if (kind === 'returning_cart') return told.returning_cart(away_h ? lasting(away_h * 3_600) : told.notSaid);
  return told.exit_intent;
};
