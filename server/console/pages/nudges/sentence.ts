import type { Interval, NudgeResult } from '../../../../protocol/figures.ts';
import { bounds, figure } from '../../format/shares.ts';
import type { Sentence } from '../../format/sentence.ts';
import { figureWords } from '../../words/figures.ts';
import { nudgeWords } from './words.ts';

const told = nudgeWords.result;
const needed = nudgeWords.needs;

type Difference = Interval & { by: number };

/** Numbers of people a difference is told of: the first at which it is a whole person. */
const BASES = [100, 1_000, 10_000];
const MANY = 10;

/** "3 to 4", "about 12": whole people, since there are no others. */
const peopleOf = (count: number): string => {
  const rest = count % 1;
  if (count < MANY && rest >= 0.25 && rest <= 0.75) return told.between(Math.floor(count), Math.ceil(count));
  return told.about(figure(Math.round(count)));
};

const rangeOf = ({ low, high }: Interval, factor: number): string => {
  const at = (value: number): number => (value * factor) / 100;
  // Kept together, so that a line breaks before the range and not in it.
  return figureWords.to(...bounds({ low: at(low), high: at(high) })).replaceAll(' ', '\u00a0');
};

/** What the trial found, with its interval. The difference is in orders per 100 people. */
export const tellDifference = ({ by, low, high }: Difference): Sentence => {
  const clear = low > 0 || high < 0;
  const size = clear ? Math.abs(by) : Math.max(-low, high);
  const base = BASES.find((one) => size * one >= 100) ?? BASES.at(-1)!;
  const factor = base / 100;
  const parts = { base: figure(base), count: peopleOf(Math.abs(by) * factor) };
  if (low > 0) return { text: told.more, parts: { ...parts, range: rangeOf({ low, high }, factor) } };
  if (high < 0) return { text: told.fewer, parts: { ...parts, range: rangeOf({ low: -high, high: -low }, factor) } };
  const [fewer, more] = bounds({ low: (-low * factor) / 100, high: (high * factor) / 100 });
  return { text: told.unclear, parts: { ...parts, low: fewer, high: more } };
};

/** "+3.5", "−0.4" */
export const signed = (value: number, digits = 1): string => {
  const text = figure(value, digits);
  return Number(value.toFixed(digits)) > 0 ? `+${text}` : text;
};

/** Orders more per 100, and between what: with one digit, or two where that says nothing. */
export const tellExtra = ({ by, low, high }: Difference): { by: string; range: string } => {
  const digits = Math.max(Math.abs(low), Math.abs(high)) < 1 ? 2 : 1;
  return { by: signed(by, digits), range: figureWords.to(figure(low, digits), figure(high, digits)) };
};

const about = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });

/** A time as people plan with it: days, weeks, months. */
export const tellDays = (days: number): string => {
  if (days < 14) return needed.days(Math.max(1, Math.ceil(days)));
  if (days < 60) return needed.weeks(Math.round(days / 7));
  if (days < 730) return needed.months(Math.round(days / 30.4));
  return needed.years(Math.round(days / 365));
};

export const peopleIn = ({ shown, held }: NudgeResult): number => shown.people + held.people;

/**
 * Days until it would be known if half were held back from now on, counted from nothing; undefined where that cannot be
 * said. The people it takes go with 1 / the smaller arm's share until there are enough of it, and with the variance of
 * the difference, 1 / (share × (1 − share)), after that.
 */
export const daysWithHalf = (result: NudgeResult): number | undefined => {
  const { needs, held, difference } = result;
  const all = peopleIn(result);
  if (!needs?.days || !held.people || held.people === all || needs.people <= all) return undefined;
  const share = held.people / all;
  const factor = difference ? 4 * share * (1 - share) : 2 * Math.min(share, 1 - share);
  const pace = (needs.people - all) / needs.days;
  return Math.ceil((needs.people * factor) / pace);
};

/** How many people are missing and how long that takes; the share of what it takes that is there. */
export const tellNeeds = (result: NudgeResult): { lines: string[]; share?: number; half: boolean } => {
  const { needs } = result;
  const have = peopleIn(result);
  if (!have) return { lines: [told.nobody], half: false };
  if (!needs) return { lines: [needed.unknown(have)], half: false };
  const missing = about.format(Math.max(1, needs.people - have));
  const lines = [needed.missing(missing, have, about.format(needs.people))];
  const withHalf = daysWithHalf(result);
  const half = withHalf !== undefined && needs.days !== undefined && withHalf < needs.days;
  if (needs.days === undefined) lines.push(needed.noPace);
  else if (half) lines.push(needed.paceHalf(tellDays(needs.days), tellDays(withHalf)));
  else lines.push(needed.pace(tellDays(needs.days)));
  return { lines, share: Math.min(1, have / needs.people), half };
};

/** What it takes to see a difference where none is seen. */
export const tellUnclear = ({ needs }: NudgeResult): string | undefined =>
  needs && told.unclearNeeds(about.format(needs.people), needs.days === undefined ? '' : tellDays(needs.days));
