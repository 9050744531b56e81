import type { Database } from './database.ts';
import { only } from './database.ts';

export interface Salts {
  /** The random salt of a UTC day, made on first use, the same for every collector; those older than `keepFrom` are deleted. */
  ofDay(day: string, fresh: Uint8Array, keepFrom: string): Promise<Uint8Array>;
}

export const createSalts = (db: Database): Salts => ({
  ofDay: async (day, fresh, keepFrom) => {
    const known = await db.get<{ bytes: Uint8Array; old: number }>(
      'select bytes, (select count(*) from salt where day < ?) as old from salt where day = ?',
      [keepFrom, day],
    );
    if (known && known.old === 0) return known.bytes;
    return db.write(async (tx) => {
      await tx.run('delete from salt where day < ?', [keepFrom]);
      await tx.run('insert into salt (day, bytes) values (?, ?) on conflict do nothing', [day, fresh]);
      return only(await tx.get<{ bytes: Uint8Array }>('select bytes from salt where day = ?', [day])).bytes;
    });
  },
});
