import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { randomId, uuidv7 } from '../../../protocol/ids.ts';
import { DATABASE_FILE, openStore } from '../../../server/store/open.ts';
import { openSqlite } from '../../../server/store/sqlite.ts';
import type { EventRow } from '../../../server/store/store.ts';
import type { StoredRow } from '../../support/ledger.ts';
import { createRecord } from '../../storm/record.ts';
import { judge } from '../../storm/verdict.ts';
import { addSite, event, NOON, sender } from './things.ts';

// The storm's scales: what was taken from the log on purpose has to be missed by them.
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'attendant-verdict-'));
  return () => rmSync(dataDir, { recursive: true, force: true });
});

const rowsOf = (events: readonly EventRow[], session: string): StoredRow[] =>
  events.map(({ id, type, data, url }) => ({ id, type, data, page: { url }, session }));

/** Five events of one tab, told and acknowledged, after `spoil` had its way with the log. */
const weigh = async (spoil: (events: EventRow[]) => EventRow[], statement?: string) => {
  const events = Array.from({ length: 5 }, (_, seq) =>
    event(NOON + seq, { seq, type: 'custom', data: { name: 'step', data: { step: `s${seq}` } } }),
  );
  const session = randomId();
  const store = await openStore({ dataDir });
  const from = sender(await addSite(store), { mode: 'full', session, tab: 't' });
  await store.log.append(from, spoil(events));
  await store.close();
  if (statement) {
    const db = await openSqlite(join(dataDir, DATABASE_FILE));
    await db.write((tx) => tx.run(statement));
    await db.close();
  }
  const record = createRecord();
  record.told(0, events.map(({ id, type, seq }) => `${id} ${type} s${seq}`).join('\n'));
  for (const { id } of events) record.acknowledged.add(id);
  const verdict = await judge(record, [...record.made.values()], rowsOf(spoil(events), session), { dataDir });
  return { events, verdict };
};

test('nothing is found where nothing is wrong', async () => {
  const { verdict } = await weigh((events) => events);
  expect(verdict).toMatchObject({ rows: 5, lost: [], double: [], broken: [], disagree: [] });
});

test('one event that is missing is lost, was acknowledged, and leaves a hole', async () => {
  const { events, verdict } = await weigh((all) => all.filter((_, n) => n !== 2));
  expect(verdict.lost.map(({ id }) => id)).toEqual([events[2]!.id]);
  expect(verdict.broken).toEqual([events[2]!.id]);
  expect(verdict.disagree).toEqual(['holes in the numbering: 1, the log has 0']);
});

test('one call that stands in the log under two ids is double', async () => {
  const other = uuidv7(NOON);
  const { verdict } = await weigh((all) => [...all, { ...all[1]!, id: other, seq: 5 }]);
  expect(verdict.double).toEqual(['s1']);
});

test('a row that left the database after its commit shows in the counts', async () => {
  const { verdict } = await weigh((all) => all, `update tally set count = count + 1 where name = 'stored'`);
  expect(verdict.disagree).toEqual(['tally of stored: 6, the log has 5']);
});
