import type { Database } from './database.ts';

/** `kept`: when what was too old was deleted. `backup`: the last `attendant backup`. `opened`: SQLite's file, by any program of ours. */
export type MarkName = 'backup' | 'kept' | 'opened';

/** When something of the machine's upkeep was done last, UTC milliseconds. */
export interface Marks {
  /** Undefined if never. */
  at(name: MarkName): Promise<number | undefined>;
  set(name: MarkName, at: number): Promise<void>;
}

export const createMarks = (db: Database): Marks => ({
  at: async (name) => (await db.get<{ at: number }>('select at from mark where name = ?', [name]))?.at,
  set: async (name, at) => {
    await db.write((tx) =>
      tx.run('insert into mark (name, at) values (?, ?) on conflict (name) do update set at = excluded.at', [name, at]),
    );
  },
});
