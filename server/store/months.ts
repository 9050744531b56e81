import type { Sqlite } from './sqlite.ts';

/** Months back from now that may have a partition each; what is older lies in the catch-all. */
const MOST = 121;

/** A UUIDv7 begins with 48 bits of its time. */
const timeOf = (id: Uint8Array): number => Buffer.from(id.buffer, id.byteOffset, 6).readUIntBE(0, 6);

const firstId = (time: number): Uint8Array => {
  const id = Buffer.alloc(16);
  id.writeUIntBE(time, 0, 6);
  return id;
};

/**
 * A moment in each month from which the log holds events, by their ids. Steps along the key, a look-up a month, so that
 * ten million events take no longer than ten.
 */
export const monthsOf = async (source: Sqlite, now: number): Promise<number[]> => {
  const today = new Date(now);
  const monthsOn = (time: Date, months: number): number => Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + months);
  const end = monthsOn(today, 1);
  const found = new Set<number>();
  for (const { id: site } of await source.all<{ id: number }>('select id from site')) {
    let from = monthsOn(today, 1 - MOST);
    while (from < end) {
      const row = await source.get<{ id: Uint8Array }>(
        'select id from event where site_id = ? and id >= ? order by id limit 1',
        [site, firstId(from)],
      );
      if (!row || timeOf(row.id) >= end) break;
      const first = monthsOn(new Date(timeOf(row.id)), 0);
      found.add(first);
      from = monthsOn(new Date(first), 1);
    }
  }
  return [...found].sort((a, b) => a - b);
};
