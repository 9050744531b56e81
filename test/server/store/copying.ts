import { join } from 'node:path';
import { expect } from 'vitest';
import { silent } from '../../../server/log.ts';
import { DATABASE_FILE, openStore, type StoreSettings } from '../../../server/store/open.ts';
import { openPostgres } from '../../../server/store/postgres.ts';
import { openSqlite } from '../../../server/store/sqlite.ts';
import type { Store } from '../../../server/store/store.ts';
import { tablesOf } from '../../../server/store/tables.ts';
import { addSite, collect, event, NOON, sender } from './things.ts';

/** What is other in a copy on purpose: when it was opened and backed up, and what backups leave out. */
const OWN = new Set(['mark']);
export const LEFT_OUT = ['salt', 'staff_session', 'staff_link', 'preview'];

export const using = async <T>(settings: StoreSettings, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openStore({ ...settings, now: () => NOON });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

/** Every row of every table, bytes as hex. */
export const contentOf = async ({ dataDir: from, databaseUrl }: StoreSettings): Promise<Record<string, unknown[]>> => {
  const shape = await openSqlite(join(from, DATABASE_FILE));
  const db = databaseUrl ? await openPostgres(databaseUrl, silent) : shape;
  const plain = (row: Record<string, unknown>) =>
    JSON.stringify(row, (_, value: unknown) =>
      value instanceof Uint8Array || (value as { type?: string } | null)?.type === 'Buffer'
        ? Buffer.from((value as { data?: number[] }).data ?? (value as Uint8Array)).toString('hex')
        : value,
    );
  const found: Record<string, unknown[]> = {};
  for (const { name, columns } of await tablesOf(shape)) {
    if (OWN.has(name)) continue;
    const rows = await db.all<Record<string, unknown>>(
      `select ${columns.map((one) => one.name).join(', ')} from ${name}`,
    );
    found[name] = rows.map((row) => plain({ ...row })).sort();
  }
  await shape.close();
  if (db !== shape) await db.close();
  return found;
};

export const without = (content: Record<string, unknown[]>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(content).map(([name, rows]) => [name, names.includes(name) ? [] : rows]));

/** The place works: repeats are known, and new rows get new numbers. */
export const goesOn = (settings: StoreSettings): Promise<void> =>
  using(settings, async (store) => {
    const site = (await store.sites.byKey('demo'))!;
    const [first] = await collect(store.log.each(site.id));
    const { id } = first!;
    expect(await store.log.append(sender(site), [event(NOON, { id })])).toMatchObject({ stored: 0, duplicate: 1 });
    expect(await store.log.append(sender(site), [event(NOON + 1, { title: 'New' })])).toMatchObject({ stored: 1 });
    await addSite(store, 'second');
    await store.staff.add('new@shop.example', 'New', site.id, 'staff', NOON);
  });
