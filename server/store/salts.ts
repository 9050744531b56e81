import type { Database } from './database.ts';
import { only } from './database.ts';
import type { Salts } from './store.ts';

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
