import { among, listed } from './bulk.ts';
import { BLOCKS, DAY, dayOf, type BlockKind } from './blockKinds.ts';
import { packOf } from './blockPacks.ts';
import type { Database } from './database.ts';
import { holdSite } from './foldLock.ts';
import type { Packed } from './packing.ts';
import { createShelf } from './shelf.ts';
import { STALE } from './senders.ts';
import type { Period } from './store.ts';

/** A day's rows as `packOf` tells them: `width` numbers each. */
export interface Block {
  day: number;
  words: readonly string[];
  cells: Int32Array | Float64Array;
}

/** Numbers of these kinds may be larger than 32 bits, or fractions of a whole. */
const WIDE: ReadonlySet<BlockKind> = new Set(['sums', 'orders']);

const arrayOf = (kind: BlockKind) => (WIDE.has(kind) ? Float64Array : Int32Array);

const blockOf = (kind: BlockKind, day: number, { words, cells }: Packed): Block => ({
  day,
  words,
  cells: arrayOf(kind).from(cells),
});

interface Stored {
  day: number;
  stamp: number;
  words: string;
  cells: Uint8Array;
}

const opened = (kind: BlockKind, { day, words, cells }: Stored): Block => ({
  day,
  words: JSON.parse(words) as string[],
  // A copy begins where numbers of eight bytes may.
  cells: new (arrayOf(kind))(new Uint8Array(cells).buffer),
});

const daysOf = (from: number, to: number): number[] =>
  from < to ? Array.from({ length: Math.ceil((to - dayOf(from)) / DAY) }, (_, n) => dayOf(from) + n * DAY) : [];

/** Milliseconds after which what was received on a day is surely committed. */
const SETTLED = 3_600_000;

const stampOf = (): number => Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);

/** When the site's first visit began, or the quarter-hour in which it did, where that is sealed. */
export const begunAt = async (db: Pick<Database, 'get'>, siteId: number): Promise<number | undefined> => {
  const row = await db.get<{ visit: number | null; counted: number | null }>(
    `select (select min(started_at) from visit where site_id = ?) as visit,
            (select min(quarter) from counter where site_id = ? and name = 'visit') as counted`,
    [siteId, siteId],
  );
  if (row?.counted === null || row?.counted === undefined) return row?.visit ?? undefined;
  return row.visit !== null && row.visit - row.counted < 15 * 60_000 ? row.visit : row.counted;
};

/** The end of what was heard of a site, or a little after: nothing happened after it was received. */
const endOf = async (db: Pick<Database, 'get'>, siteId: number): Promise<number> => {
  const row = await db.get<{ heard: number | null; made: number | null }>(
    `select (select max(heard_at) from session where site_id = ?) as heard,
            (select max(day) from block where site_id = ? and kind = 'sums') as made`,
    [siteId, siteId],
  );
  return Math.max((row?.heard ?? -1 - STALE) + STALE + 1, (row?.made ?? -DAY) + DAY);
};

export interface Blocks {
  /** All that happened in a period, day by day, oldest first; the first and the last day are told whole. */
  read(siteId: number, kind: BlockKind, period: Period): Promise<Block[]>;
  /** As `read`, for who has a better way to read days that have no block. */
  found(siteId: number, kind: BlockKind, period: Period): Promise<{ blocks: Block[]; without: number[] }>;
  /** See Fold.pack. */
  pack(siteId: number, now: number, limit: number): Promise<number>;
}

/**
 * What a UTC day's derived rows say, put together once the day is over: 90 days are 90 rows, whatever happened in them.
 * A block goes, in the same transaction, when a row changes that it tells of; until it is made anew, its day is read from
 * the rows, as is today. So a block is never wrong, whoever folds; and what is in memory is known by its stamp.
 */
export const createBlocks = (db: Database): Blocks => {
  const shelf = createShelf<Block>();

  const stored = async (siteId: number, kind: BlockKind, days: readonly number[]): Promise<Map<number, Block>> => {
    if (days.length === 0) return new Map();
    const within = [siteId, kind, days[0]!, days.at(-1)!] as const;
    const stamps = await db.all<{ day: number; stamp: number }>(
      'select day, stamp from block where site_id = ? and kind = ? and day >= ? and day <= ?',
      within,
    );
    const found = new Map<number, Block>();
    const missing: number[] = [];
    for (const { day, stamp } of stamps) {
      const block = shelf.get(`${siteId} ${kind} ${day}`, stamp);
      if (block) found.set(day, block);
      else missing.push(day);
    }
    if (missing.length === 0) return found;
    const rows = await db.all<Stored>(
      `select day, stamp, words, cells from block where site_id = ? and kind = ? and ${among(db.kind, 'day')}`,
      [siteId, kind, listed(db.kind, missing)],
    );
    for (const row of rows) {
      const block = opened(kind, row);
      shelf.put(`${siteId} ${kind} ${row.day}`, row.stamp, block, row.cells.byteLength + row.words.length);
      found.set(row.day, block);
    }
    return found;
  };

  const fresh = async (siteId: number, kind: BlockKind, day: number): Promise<Block> =>
    blockOf(kind, day, await packOf(kind, db, siteId, day, day + DAY));

  const make = (siteId: number, kind: BlockKind, day: number): Promise<void> =>
    db.write(async (tx) => {
      await holdSite(db.kind, siteId)(tx);
      const { words, cells } = blockOf(kind, day, await packOf(kind, tx, siteId, day, day + DAY));
      await tx.run(
        `insert into block (site_id, kind, day, stamp, words, cells)
         values (?, ?, ?, ?, ?, ?)
         on conflict (site_id, kind, day) do nothing`,
        [siteId, kind, day, stampOf(), JSON.stringify(words), new Uint8Array(cells.buffer)],
      );
    });

  /** Days that are over and have no block; of sealed ones there are no rows to make one of, except counters. */
  const missing = async (siteId: number, now: number): Promise<[BlockKind, number][]> => {
    const begun = await begunAt(db, siteId);
    if (begun === undefined) return [];
    const today = dayOf(now - SETTLED);
    const days = daysOf(begun, today);
    const rows = await db.all<{ kind: BlockKind; day: number }>(
      'select kind, day from block where site_id = ? and day >= ? and day < ?',
      [siteId, dayOf(begun), today],
    );
    if (rows.length === days.length * BLOCKS.length) return [];
    const sealed = await db.get<{ at: number }>('select sealed_before as at from site where id = ?', [siteId]);
    const made = new Set(rows.map(({ kind, day }) => `${kind} ${day}`));
    return BLOCKS.flatMap((kind) =>
      days
        .filter((day) => (kind === 'sums' || day >= (sealed?.at ?? 0)) && !made.has(`${kind} ${day}`))
        .map((day): [BlockKind, number] => [kind, day]),
    );
  };

  const daysIn = async (siteId: number, { from, to }: Period): Promise<number[]> => {
    const begun = await begunAt(db, siteId);
    if (begun === undefined) return [];
    return daysOf(Math.max(from, dayOf(begun)), Math.min(to, await endOf(db, siteId)));
  };

  return {
    read: async (siteId, kind, period) => {
      const days = await daysIn(siteId, period);
      const known = await stored(siteId, kind, days);
      const blocks: Block[] = [];
      for (const day of days) blocks.push(known.get(day) ?? (await fresh(siteId, kind, day)));
      return blocks;
    },

    found: async (siteId, kind, period) => {
      const days = await daysIn(siteId, period);
      const known = await stored(siteId, kind, days);
      return { blocks: [...known.values()], without: days.filter((day) => !known.has(day)) };
    },

    pack: async (siteId, now, limit) => {
      const todo = (await missing(siteId, now)).slice(0, limit);
      for (const [kind, day] of todo) await make(siteId, kind, day);
      return todo.length;
    },
  };
};
