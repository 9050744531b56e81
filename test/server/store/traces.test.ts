import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { randomId } from '../../../protocol/ids.ts';
import { factsOf } from '../../../server/insight/fold.ts';
import { erase } from '../../../server/privacy/erase.ts';
import { toBytes } from '../../../server/store/bytes.ts';
import { openStore } from '../../../server/store/open.ts';
import type { SenderRow, Site, Store } from '../../../server/store/store.ts';
import { addSite, event, MINUTE, NOON, response, sender } from './things.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'attendant-traces-'));
  return () => rmSync(dataDir, { recursive: true, force: true });
});

const MARK = 'Zyxw-only-she';
const HERS = `https://shop.example/${MARK}-url`;

const foldAll = async (store: Store, site: Site): Promise<void> => {
  while (await store.fold.next(site.id, 100, factsOf));
};

/** Visits of many, folded in between, so that rows are moved, grow and are put elsewhere. */
const visit = (store: Store, from: SenderRow, at: number, said: string, url: string) =>
  store.log.append(from, [
    event(at, { url, title: `${said} title`, referrer: `https://from.example/${said}` }),
    event(at + 1, { type: 'faq_ask', data: { ask: 'q', text: `${said} question`, lang: 'en', result: 'unsure' } }),
    event(at + 2, { type: 'search', data: { search_term: `${said} search` } }),
    event(at + 3, { type: 'purchase', data: { transaction_id: `${said} order`, value_minor: 1, currency: 'MDL' } }),
  ]);

const write = async (store: Store, site: Site, from: SenderRow, said: string, staff: number): Promise<string> => {
  const row = response(NOON, {
    kind: 'survey',
    text: `${said} text`,
    email: `${said}@mail.example`,
    name: `${said} name`,
  });
  const mail = {
    messageId: `${row.id}@shop`,
    to: 'desk@shop.example',
    subject: `${said} subject`,
    text: `${said} mail`,
  };
  await store.responses.put(from, [row], new Map([[row.id, [mail]]]));
  for (let rev = 1; rev < 4; rev++) {
    const longer = `${said} again, ${'and more '.repeat(rev * 40)}`;
    await store.responses.put(from, [{ ...row, rev, text: longer }], new Map());
  }
  await store.responses.note(site.id, row.id, `${said} note`, staff, NOON);
  return row.id;
};

test('after a person was forgotten, not a byte of her is in the files', async () => {
  const store = await openStore({ dataDir });
  const site = await addSite(store);
  const staff = await store.staff.add('desk@shop.example', 'Desk', site.id, 'staff', NOON);
  const her: SenderRow = { ...sender(site), mode: 'full', session: randomId() };
  const messages: string[] = [];
  const happen = async (n: number): Promise<void> => {
    const other: SenderRow = { ...sender(site), mode: 'full', session: randomId() };
    const url = `https://shop.example/${n % 40}/${'path-'.repeat(n % 60)}`;
    await visit(store, other, NOON + n * MINUTE, `other ${n}`, url);
    if (n % 8 === 0) await visit(store, her, NOON + n * MINUTE, `${MARK} ${n}`, `${HERS}/${n}`);
    if (n % 24 === 0) await write(store, site, other, `other ${n}`, staff.id);
    if (n % 60 === 0) messages.push(await write(store, site, her, `${MARK} ${n}`, staff.id));
  };
  for (let from = 0; from < 240; from += 24) {
    await Promise.all(Array.from({ length: 24 }, (_, n) => happen(from + n)));
    await foldAll(store, site);
  }
  await store.people.join(site.id, her.visitor, `${MARK} customer`, NOON);
  await foldAll(store, site);
  const bytes = [her.visitor, her.session!, ...messages].map((id) => Buffer.from(toBytes(id)));
  const found = (): number[] => {
    const files = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name)));
    return [Buffer.from(MARK), Buffer.from(MARK.toLowerCase()), ...bytes].map(
      (what) => files.filter((file) => file.includes(what)).length,
    );
  };
  expect(found().every((count) => count > 0)).toBe(true);

  const rows = await store.privacy.find(site.id, { email: `${MARK} 60@mail.example` });
  await store.privacy.condemn(site.id, rows, NOON);
  expect(await erase(store, NOON, rows)).toMatchObject({ visitors: 1, visits: 1, events: 120, messages: 4, mails: 4 });
  expect(await store.privacy.sweepTerms(site.id, NOON, async () => {})).toBe(90);
  expect(await store.privacy.scrub()).toBe(true);
  expect(found()).toEqual(found().map(() => 0));
  await store.close();
  expect(found()).toEqual(found().map(() => 0));
});
