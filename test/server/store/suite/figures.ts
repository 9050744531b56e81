import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomId, uuidv7 } from '../../../../protocol/ids.ts';
import { factsOf } from '../../../../server/insight/fold.ts';
import { DEPTHS, OUTCOMES } from '../../../../server/store/facts.ts';
import type { Askings, EventRow, Period, Site, Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, event, MINUTE, NOON, sender } from '../things.ts';
import { happening } from './happenings.ts';
import {
  naiveCounters,
  naiveEngaged,
  naiveHelps,
  naiveOrders,
  naiveQuestions,
  naiveReadings,
  naiveRefunds,
  naiveTrials,
  naiveVisitors,
  readRows,
} from './naive.ts';

const seed = Number(process.env['SEED'] ?? 1);
const DAY = 86_400_000;
const DAYS = 5;
const RUNS = 8;
const WINDOW = 2 * DAY;
const NAMES = ['visit', 'depth', 'answered', 'none', 'picked', 'recommends', 'event'];

const minutes = fc.nat(DAYS * 24 * 60);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('visit' as const),
      by: fc.nat(4),
      after: minutes,
      what: fc.array(happening, { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fold' as const), limit: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pack' as const), limit: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('join' as const), by: fc.nat(4), customer: fc.nat(1) }) },
);
/** Days as the site's zone has them begin with a quarter-hour; others are asked for too. */
const period = fc.tuple(fc.nat(DAYS * 96), minutes, fc.nat(2)).map(([begin, length, odd]): Period => {
  const from = NOON - 6 * 60 * MINUTE + begin * 15 * MINUTE + (odd === 0 ? 7 * MINUTE : 0);
  return { from, to: from + length * MINUTE + 1 };
});

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

const askedOf = (askings: Askings) => {
  const word = (number: number): string | null => (number < 0 ? null : askings.word(number));
  return Array.from({ length: askings.length }, (_, n) => ({
    at: askings.at[n]!,
    question: word(askings.question[n]!),
    text: word(askings.text[n]!),
    url: word(askings.url[n]!),
    article: word(askings.article[n]!),
    outcome: OUTCOMES[askings.outcome[n]!],
    helped: askings.helped[n]! < 0 ? null : askings.helped[n]!,
    depth: DEPTHS[askings.depth[n]!],
    visitor: askings.visitor[n]!,
    wrote: askings.wrote[n]! < 0 ? Infinity : askings.wrote[n]!,
  }));
};

/** What is read from blocks is what the rows say, whatever was folded, put together and changed in between. */
export const figuresSuite = (fresh: () => Promise<Place>): void => {
  const compare = async (store: Store, site: Site, place: Place, asked: Period): Promise<void> => {
    const rows = await readRows(await place.bare());
    const { figures } = store;
    const steps = await figures.visitors(site.id, asked);
    expect({
      visitors: steps.reduce((sum, { visitors }) => sum + visitors, 0),
      engaged: steps.reduce((sum, { engaged }) => sum + engaged, 0),
    }).toEqual(naiveVisitors(rows, asked));
    const orders = await figures.orders(site.id, asked);
    const keys = Object.keys(naiveOrders(rows, { from: 0, to: Infinity })[0] ?? {});
    expect(
      sorted(orders.map((row) => Object.fromEntries(keys.map((key) => [key, row[key as keyof typeof row]])))),
    ).toEqual(sorted(naiveOrders(rows, asked)));
    expect(sorted(await figures.refunds(site.id, asked))).toEqual(sorted(naiveRefunds(rows, asked)));
    expect(sorted(await figures.counters(site.id, NAMES, asked))).toEqual(sorted(naiveCounters(rows, NAMES, asked)));
    expect(askedOf(await figures.askings(site.id, asked))).toEqual(naiveQuestions(rows, asked));
    const now = asked.from + 2 * DAY;
    expect(sorted(await figures.readings(site.id, asked, now))).toEqual(sorted(naiveReadings(rows, asked, now)));
    expect(sorted(await figures.helps(site.id, asked, now))).toEqual(sorted(naiveHelps(rows, asked, now)));
    expect(await figures.engagedVisits(site.id, asked)).toBe(naiveEngaged(rows, asked));
    const shape = (trials: readonly object[]) =>
      sorted(trials.map((trial) => ({ ...trial, arms: sorted((trial as { arms: object[] }).arms) })));
    expect(shape(await figures.trials(site.id, WINDOW, asked.from))).toEqual(
      shape(naiveTrials(rows, WINDOW, asked.from)),
    );
  };

  test(`figures are what the rows say, in any season (seed ${seed})`, async () => {
    const place = await fresh();
    try {
      const store = await place.open();
      const site = await addSite(store);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), period, async (steps, asked) => {
          const people = Array.from({ length: 5 }, (_, n) => sender(site, n < 4 ? { mode: 'full' } : {}));
          for (const one of steps) {
            if (one.do === 'fold') await store.fold.next(site.id, one.limit, factsOf);
            else if (one.do === 'pack') await store.fold.pack(site.id, NOON + DAYS * DAY, one.limit);
            else if (one.do === 'join')
              await store.people.join(site.id, people[one.by]!.visitor, `c${one.customer}`, NOON);
            else {
              const at = NOON + one.after * MINUTE;
              const from = people[one.by]!;
              const rows = one.what.map((deed, n): EventRow => event(at + n, { ...deed, id: uuidv7(at) } as EventRow));
              await store.log.append({ ...from, ...(from.mode === 'full' && { session: randomId() }) }, rows);
            }
          }
          await compare(store, site, place, asked);
          while (await store.fold.next(site.id, 50, factsOf));
          await store.fold.pack(site.id, NOON + DAYS * DAY, 7);
          await compare(store, site, place, asked);
        }),
        { seed, numRuns: RUNS },
      );
    } finally {
      await place.remove();
    }
  });
};
