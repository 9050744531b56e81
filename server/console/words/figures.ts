import { some } from './count.ts';

/** Words around figures, wherever they stand. */
export const figureWords = {
  under: (share: string) => `under ${share}`,
  to: (low: string, high: string) => `${low} to ${high}`,
  clear: (by: string, range: string) => `${by} (${range})`,
  unclear: (range: string) => `no clear change (${range})`,
  tooFew: 'too few data to compare',
  counted: 'What is counted',
  countedFor: (name: string) => `What is counted: ${name}`,
  table: 'As a table',
  stale: (reason: string) => `Not up to date. ${reason}`,
  lastDays: (days: number) => (days === 1 ? 'Last 24 hours' : `Last ${some(days, 'day', 'days')}`),
  period: 'Period',
};
