import type { Speech } from '../locales/speech.ts';
import { type Opening, openingAt } from '../state/hours.ts';

export { openingAt };

/** When people of the shop answer, in the visitor's own time. */
export const openingWords = ({ open, until }: Opening, now: number, { words, fill, dates }: Speech): string => {
  if (!until) return open ? words.open : words.shut;
  const today = new Date(until).toDateString() === new Date(now).toDateString();
  const weekday = open || today ? undefined : ('short' as const);
  const time = dates({ weekday, hour: 'numeric', minute: '2-digit' }).format(until);
  return fill(open ? words.openUntil : words.opens, { time });
};
