import type { NudgeContent } from '../../protocol/content.ts';
import type { Arm, NudgeResult, NudgeResults } from '../../protocol/figures.ts';
import type { ExposureSum, Site, Store, StoredContent, TrialSum } from '../store/store.ts';
import { countedTo } from './folding.ts';
import { differenceAtAnyTime, enough, peopleNeeded } from './sequence.ts';
import { shareOf, type Part } from './statistics.ts';

const DAY = 86_400_000;
/** Milliseconds after the note was due in which an order counts. */
const WINDOW = 7 * DAY;
/** Days over which the present pace is measured. */
const PACE = 14;
const PER = 100;

const partOf = (sums: readonly ExposureSum[], arm: ExposureSum['arm']): Part => {
  const sum = sums.find((one) => one.arm === arm);
  return { count: sum?.ordered ?? 0, of: sum?.people ?? 0 };
};

const armOf = ({ count, of }: Part): Arm => ({
  people: of,
  ordered: count,
  ...(of > 0 && { share: shareOf(count, of) }),
});

/** People and days that are still to come, at the pace of the last two weeks. */
const needsOf = (sums: readonly ExposureSum[], shown: Part, held: Part, since: number, now: number) => {
  const people = peopleNeeded(shown, held);
  if (people === undefined) return undefined;
  const lately = sums.reduce((all, sum) => all + sum.lately, 0);
  const pace = lately / Math.min(PACE, Math.max(1, (now - since) / DAY));
  const missing = people - shown.of - held.of;
  return { people, ...(pace > 0 && missing > 0 ? { days: Math.ceil(missing / pace) } : {}) };
};

/** What the trial says: the difference if there are enough people, and what is missing if it is not clear. */
const saidOf = (
  sums: readonly ExposureSum[],
  since: number,
  now: number,
): Partial<NudgeResult> & Pick<NudgeResult, 'verdict'> => {
  const [shown, held] = [partOf(sums, 'shown'), partOf(sums, 'held')];
  const needs = needsOf(sums, shown, held, since, now);
  if (!enough(shown, held)) return { verdict: 'too_few', ...(needs && { needs }) };
  const { by, low, high } = differenceAtAnyTime(shown, held);
  const verdict = low > 0 ? 'works' : high < 0 ? 'harms' : 'unclear';
  const times = (factor: number) => ({ by: by * factor, low: low * factor, high: high * factor });
  return {
    verdict,
    difference: times(PER),
    extraOrders: times(shown.of),
    ...(verdict === 'unclear' && needs && { needs }),
  };
};

const NOTHING = { clicked: 0, dismissed: 0, stopped: 0 };

const resultOf = (content: StoredContent, trials: readonly TrialSum[], now: number): NudgeResult => {
  const { id, draft, live, newest } = content;
  const { kind, name } = (live ?? newest ?? draft)!.body as NudgeContent;
  const isOn = live !== undefined && (live.body as NudgeContent).on;
  const version = live?.version ?? newest?.version;
  const trial = trials.find((one) => one.nudge === id && one.version === version);
  const sums = trial?.arms ?? [];
  const { clicked, dismissed, stopped } = trial ?? NOTHING;
  const since = Math.min(...sums.map((sum) => sum.since));
  const said = saidOf(sums, since, now);
  const { needs: _, ...whenOff } = said;
  return {
    id,
    kind,
    name,
    ...(version !== undefined && { version }),
    ...(sums.length > 0 && { since }),
    shown: armOf(partOf(sums, 'shown')),
    held: armOf(partOf(sums, 'held')),
    clicked,
    dismissed,
    stopped,
    ...(isOn ? said : { ...whenOff, verdict: 'off' }),
  };
};

/** What each nudge did, by its hold-out. */
export const nudgesOf = async (store: Store, site: Site, now: number): Promise<NudgeResults> => {
  const [contents, trials] = await Promise.all([
    store.content.list(site.id, 'nudge'),
    store.figures.trials(site.id, WINDOW, now - PACE * DAY),
  ]);
  const results = contents.map((content) => resultOf(content, trials, now));
  return { results, counted_to: await countedTo(store, site.id, now) };
};
