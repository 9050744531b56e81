import type { Hours } from '../../protocol/hours.ts';
import { Unpublishable } from './unpublishable.ts';

const isZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

const isDate = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** @throws Unpublishable for a zone that is not, a day that closes before it opens, times that overlap, a date that is not */
export const checkHours = ({ time_zone: zone, week, closed = [] }: Hours): void => {
  if (!isZone(zone))
    throw new Unpublishable('There is no such time zone. Choose one such as Europe/Bucharest.', 'time_zone');
  week.forEach((day, i) => {
    let last = -1;
    for (const [opens, closes] of day) {
      if (closes <= opens) throw new Unpublishable('The shop closes after it opens. Swap the two.', `week.${i}`);
      if (opens <= last) throw new Unpublishable('Two times of a day overlap. Put them in order.', `week.${i}`);
      last = closes;
    }
  });
  const wrong = closed.findIndex((date) => !isDate(date));
  if (wrong >= 0) throw new Unpublishable('This is not a date, such as 2026-12-25.', `closed.${wrong}`);
};
