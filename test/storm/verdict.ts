import { foldSite, rebuildSite } from '../../server/insight/folding.ts';
import { openStore, type StoreSettings } from '../../server/store/open.ts';
import type { Store } from '../../server/store/store.ts';
import { doubles, type StoredRow } from '../support/ledger.ts';
import type { Made, StormRecord } from './record.ts';

export interface Verdict {
  rows: number;
  /** Made, and not in the log. */
  lost: Made[];
  /** In the log under one id twice, or one call under two ids. */
  double: string[];
  /** Acknowledged by a receipt, and not in the log: the collector's own part of `lost`. */
  broken: string[];
  /** Repeats that the collectors dropped. */
  repeats: number;
  /** What the counts say otherwise than the log; empty when all agree. */
  disagree: string[];
}

const sum = (rows: readonly { count: number }[]): number => rows.reduce((all, { count }) => all + count, 0);
const ALWAYS = { from: 0, to: Number.MAX_SAFE_INTEGER };

const stepOf = ({ data }: StoredRow): string | undefined => (data['data'] as { step?: string } | undefined)?.step;

const stepsTwice = (rows: readonly StoredRow[]): string[] => {
  const seen = new Set<string>();
  return rows.flatMap((row) => stepOf(row) ?? []).filter((step) => seen.has(step) || !seen.add(step));
};

/** The counts that are kept beside the log, and what of them is not what the log says. */
const countsOf = async (store: Store, rows: readonly StoredRow[]) => {
  const [site] = await store.sites.all();
  const { id } = site!;
  const counter = async (name: string): Promise<number> => sum(await store.figures.counters(id, [name], ALWAYS));
  const tallies = await store.tallies.sum(id, ALWAYS.from, ALWAYS.to);
  const tally = (name: string): number => sum(tallies.filter((one) => one.name === name));
  const differ = (what: string, is: number, should: number): string[] =>
    is === should ? [] : [`${what}: ${is}, the log has ${should}`];

  await foldSite(store, id, Infinity, Infinity);
  const folded = await counter('event');
  const visits = await counter('visit');
  const gaps = await counter('gap');
  await rebuildSite(store, id);
  return {
    repeats: tally('duplicate'),
    disagree: [
      ...differ('tally of stored', tally('stored'), rows.length),
      ...differ('folded events', folded, rows.length),
      ...differ('rebuilt events', await counter('event'), rows.length),
      ...differ('folded visits', visits, new Set(rows.map(({ session }) => session)).size),
      // Every event has its number in its tab, heard of by the record or not.
      ...differ('holes in the numbering', gaps, 0),
      ...(tally('refused') ? [`refused: ${tally('refused')}`] : []),
    ],
  };
};

/** Holds what was made against what the collectors keep. Nothing of them runs any more. */
export const judge = async (
  record: StormRecord,
  made: readonly Made[],
  rows: readonly StoredRow[],
  settings: StoreSettings,
): Promise<Verdict> => {
  const there = new Set(rows.map(({ id }) => id));
  const store = await openStore(settings);
  try {
    return {
      rows: rows.length,
      lost: made.filter(({ id }) => !there.has(id)),
      double: [...doubles([...rows]), ...stepsTwice(rows)],
      broken: [...record.acknowledged].filter((id) => !there.has(id)),
      ...(await countsOf(store, rows)),
    };
  } finally {
    await store.close();
  }
};
