/** The days' names, Monday first, in the console's language. */
export const weekdays = (): string[] => {
  const format = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
  // 5 January 2026 was a Monday.
  return Array.from({ length: 7 }, (_, n) => format.format(Date.UTC(2026, 0, 5 + n)));
};

/** Minutes after midnight as "HH:MM"; the end of a day is written as the beginning of the next. */
export const clockOf = (minutes: number): string => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
};

export const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};
