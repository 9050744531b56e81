import { writeSync } from 'node:fs';
import { factsOf } from '../../../server/insight/fold.ts';
import { publishDraft, publishNewSite } from '../../../server/publish/publish.ts';
import { standardContents } from '../../../server/publish/standard.ts';
import type { Site, Store } from '../../../server/store/store.ts';
import { uuidv7 } from '../../../protocol/ids.ts';
import { article } from '../publish/contents.ts';
import { addSite, event, NOON, response, sender } from './things.ts';

const DAY = 86_400_000;
const WORDS = 'Ciorbă, мёд, 茶, شاي 🫖';

/** A site with something in nearly every table: visits of five months and of a broken clock, staff, messages, contents. */
export const fill = async (store: Store): Promise<Site> => {
  const site = await addSite(store);
  await publishNewSite(store, site, NOON, standardContents());
  const owner = await store.staff.add('ana@shop.example', 'Ana', site.id, 'owner', NOON);
  await store.content.saveDraft(site.id, { kind: 'article', id: 'tea' }, { rev: 0 }, article(WORDS), owner.id, NOON);
  await store.questionMarks.put(site.id, 'declined', 'tea', ['a key'], owner.id, NOON);
  await publishDraft(store, site, { kind: 'article', id: 'tea' }, { now: NOON, by: owner.id });
  for (let month = 0; month < 5; month++) {
    const at = NOON - month * 30 * DAY;
    const batch = Array.from({ length: 40 }, (_, n) =>
      event(at + n * 1_000, { title: `${WORDS} ${n % 7}`, seq: n, data: { nav: 'load', words: WORDS } }),
    );
    await store.log.append(sender(site, { mode: 'full', tab: 'a tab' }), batch);
  }
  await store.log.append(sender(site), [event(NOON, { id: uuidv7(0) })]);
  const said = response(NOON, { text: WORDS, email: 'mara@mail.example', kind: 'message' });
  const letter = { messageId: 'one@shop.example', to: 'ana@shop.example', subject: WORDS, text: WORDS };
  await store.responses.put(sender(site), [said], new Map([[said.id, [letter]]]));
  await store.responses.change(site.id, said.id, { labels: ['tea'], assignee: owner.id }, owner.id, NOON, []);
  await store.responses.note(site.id, said.id, WORDS, owner.id, NOON);
  await store.salts.ofDay('2026-11-09', new Uint8Array(32).fill(7), '2026-11-08');
  await store.staff.beginSession(new Uint8Array(32).fill(1), owner.id, NOON, NOON + DAY);
  await store.widgetFiles.keep([{ name: 'p/tea.js', type: 'text/javascript', body: new Uint8Array([1, 255]) }], NOON);
  await store.fold.next(site.id, 3, factsOf);
  return site;
};

/** Says a line at once, however soon the process dies. */
export const say = (line: string): void => void writeSync(1, `${line}\n`);
