import type { Askings, Period, Site, Store } from '../store/store.ts';
import { clusteringOf, type Clustering } from './clustering.ts';
import { periodsOf, type Days } from './period.ts';

/** What was asked in the last days and in as many before them, each question as its cluster's. */
export interface Asked {
  days: { now: Days; before: Days };
  now: Askings;
  before: Askings;
  clusters: Clustering;
}

/** The askings of [from, to), which are in order of time. */
export const askingsIn = (askings: Askings, { from, to }: Period): Askings => {
  const placeOf = (instant: number): number => {
    let [before, after] = [-1, askings.length];
    while (after - before > 1) {
      const middle = (before + after) >> 1;
      if (askings.at[middle]! < instant) before = middle;
      else after = middle;
    }
    return after;
  };
  const [first, end] = [placeOf(from), placeOf(to)];
  const columns = Object.entries(askings).map(([name, column]: [string, unknown]) => [
    name,
    ArrayBuffer.isView(column) ? (column as Int32Array).subarray(first, end) : column,
  ]);
  return { ...(Object.fromEntries(columns) as Askings), length: end - first };
};

/** Clusters are those of both periods, so that what is compared is put together alike. */
export const askedIn = async (store: Store, site: Site, days: number, now: number): Promise<Asked> => {
  const periods = periodsOf(now, site.timeZone, days);
  const whole = { from: periods.before.from, to: periods.now.to };
  const clusters = clusteringOf(await store.figures.askings(site.id, whole));
  const { askings } = clusters;
  return { days: periods, now: askingsIn(askings, periods.now), before: askingsIn(askings, periods.before), clusters };
};

/** How often each of these questions was asked on each day. */
export const askedByDay = (askings: Askings, days: Days, questions: readonly string[]): Map<string, number[]> => {
  const { length, at, question, word, numbers } = askings;
  const counts = new Map(questions.map((name) => [name, days.dates.map(() => 0)]));
  const lists = [...counts.values()];
  const places = new Map(questions.map((name, n) => [name, n + 1]));
  /** By number: the list's place from 1 on, -1 for none, 0 while it is not known. */
  const placeOf = new Int16Array(numbers);
  let day = 0;
  for (let n = 0; n < length; n++) {
    const number = question[n]!;
    const place = placeOf[number]! || (placeOf[number] = places.get(word(number)) ?? -1);
    // In order of time.
    while (day + 1 < days.starts.length && days.starts[day + 1]! <= at[n]!) day++;
    if (place > 0) lists[place - 1]![day]!++;
  }
  return counts;
};
