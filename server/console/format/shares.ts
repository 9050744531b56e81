import type { Change, Interval } from '../../../protocol/figures.ts';
import { figureWords as words } from '../words/figures.ts';

const PERCENT = '\u00a0%';
const MINUS = '\u2212';

/** "1,204", "−0.3"; with a true minus sign, and at most `digits` after the point. */
export const figure = (value: number, digits = 0): string =>
  new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits, signDisplay: 'negative' })
    .format(value)
    .replace('-', MINUS);

/** "72 %", under ten with a digit more. What is not quite nothing or not quite all is not told as if it were. */
export const percent = (share: number): string => {
  if (share > 0 && share < 0.0005) return words.under(`0.1${PERCENT}`);
  if (share > 0.995 && share < 1) return `${figure(Math.floor(share * 1_000) / 10, 1)}${PERCENT}`;
  return `${figure(share * 100, share < 0.0995 ? 1 : 0)}${PERCENT}`;
};

/** "9 %": parts of one whole beside each other, all with the same digits. */
export const wholePercent = (share: number): string =>
  share > 0 && share < 0.01 ? percent(share) : `${figure(share * 100)}${PERCENT}`;

/** Digits with which two bounds are told apart from each other and from zero. */
const digitsOf = (low: number, high: number): number =>
  Math.round(low) === Math.round(high) || [low, high].some((bound) => bound !== 0 && !Math.round(bound)) ? 1 : 0;

/** The bounds of an interval of shares in per cent, without the sign: ["4", "23"]. */
export const bounds = ({ low, high }: Interval): [string, string] => {
  const digits = digitsOf(low * 100, high * 100);
  return [figure(low * 100, digits), figure(high * 100, digits)];
};

/** "69–75", for beside its share in a narrow place. */
export const span = (interval: Interval): string => bounds(interval).join('–');

/** "81 to 92" */
export const between = (interval: Interval): string => words.to(...bounds(interval));

/** "+13 %", "−8 %" */
export const signedPercent = (share: number): string => {
  const text = figure(share * 100, Math.abs(share) < 0.01 ? 1 : 0);
  return `${text.startsWith(MINUS) || text === '0' ? '' : '+'}${text}${PERCENT}`;
};

/** A change with both its bounds, if it has them. */
export const known = (change: Change): (Interval & { by: number }) | undefined => {
  const { verdict, by, low, high } = change;
  if (verdict === 'too_few' || by === undefined || low === undefined || high === undefined) return undefined;
  return { by, low, high };
};

/** "+13 % (4 to 23)", "no clear change (−2 to 6 %)", "too few data to compare" */
export const tellChange = (change: Change): string => {
  const found = known(change);
  if (!found) return words.tooFew;
  // Kept together, so that a narrow place breaks before the range and not in it.
  const range = between(found).replaceAll(' ', '\u00a0');
  return change.verdict === 'unclear'
    ? words.unclear(`${range}${PERCENT}`)
    : words.clear(signedPercent(found.by), range);
};

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A day of the shop, "YYYY-MM-DD", as "4 Nov". */
export const dayName = (date: string): string => {
  const at = Date.parse(date);
  return Number.isNaN(at) ? date : day.format(at);
};
