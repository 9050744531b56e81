import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../protocol/console.ts';
import type { ContentDetail, ContentRow, ContentVersionText, PublishResult } from '../../../protocol/content.ts';
import type { HelpPart, TextsPart } from '../../../protocol/help.ts';
import { standardLook } from '../../../server/publish/standard.ts';
import { article, nudge } from '../publish/contents.ts';
import type { Browser } from './desk.ts';
import { AT, openWriting, RETURNS, titled, type Writing } from './writing.ts';

const MINUTE = 60_000;

let place: Writing;
let ana: Browser;
beforeEach(async () => {
  place = await openWriting();
  ana = place.ana;
});
afterEach(() => place.desk.close());

const draft: Writing['draft'] = (...args) => place.draft(...args);
const publish: Writing['publish'] = (...args) => place.publish(...args);

describe('content', () => {
  it('of a new site is there: notes, off', async () => {
    const { json } = await ana.get<ContentRow<'nudge'>[]>(`${AT}/nudge`);
    expect(json.map(({ id, state, body }) => [id, state, body.on])).toEqual([
      ['exit-intent', 'live', false],
      ['idle-cart', 'live', false],
    ]);
    expect((await ana.get<unknown[]>(`${AT}/article`)).json).toEqual([]);
    expect((await place.document()).nudges).toEqual([]);
  });

  it('goes from a draft to the pages, is changed, taken off, and keeps its versions', async () => {
    expect((await draft(RETURNS, 0, titled('One'))).json).toMatchObject({
      state: 'draft',
      draft: { rev: 1 },
      versions: [],
    });
    expect(await place.titles()).toEqual([]);
    place.desk.clock.now += MINUTE;
    const first = (await publish(RETURNS)).json;
    expect(first).toMatchObject({ revision: 2, detail: { state: 'live', live: { version: 1, by: { name: 'ana' } } } });
    expect(first.detail).not.toHaveProperty('draft');
    expect(await place.titles()).toEqual(['One']);

    const { rev } = (await draft(RETURNS, 0, titled('Two'))).json.draft!;
    const changed = (await ana.get<ContentRow<'article'>[]>(`${AT}/article`)).json[0]!;
    expect([changed.state, changed.body.languages['en']!.title]).toEqual(['changed', 'Two']);
    expect(changed.live!.languages['en']!.title).toBe('One');
    expect(await place.titles()).toEqual(['One']);
    await publish(RETURNS, { rev });
    expect(await place.titles()).toEqual(['Two']);

    const off = (await ana.post<PublishResult>(`${RETURNS}/unpublish`)).json;
    expect([off.revision, off.detail.state, off.detail.versions.map(({ live }) => live)]).toEqual([
      4,
      'off',
      [false, false],
    ]);
    expect(await place.titles()).toEqual([]);
    expect((await ana.post<Problem>(`${RETURNS}/unpublish`)).status).toBe(409);

    const read = (await ana.get<ContentVersionText<'article'>>(`${RETURNS}/versions/1`)).json;
    expect(read).toMatchObject({ version: 1, by: { name: 'ana' }, body: { languages: { en: { title: 'One' } } } });
    expect((await ana.get(`${RETURNS}/versions/9`)).status).toBe(404);
    const old = (await ana.post<ContentDetail<'article'>>(`${RETURNS}/versions/1/restore`)).json;
    expect(old.draft!.body.languages['en']!.title).toBe('One');
    await publish(RETURNS);
    expect(await place.titles()).toEqual(['One']);
    const { versions } = (await ana.get<ContentDetail>(RETURNS)).json;
    expect(versions.map(({ version, live }) => [version, live])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
  });

  it('published together is one revision, and words that stay the same keep the date that readers see', async () => {
    const [a, b] = [`${AT}/article/a`, `${AT}/article/b`];
    for (const path of [a, b]) await draft(path, 0, titled('Old'));
    for (const path of [a, b]) await publish(path);
    const first = place.desk.clock.now;
    place.desk.clock.now += MINUTE;
    const revs = [
      (await draft(a, 0, { ...titled('Old'), order: 99 })).json.draft!.rev,
      (await draft(b, 0, { ...titled('New'), order: 1 })).json.draft!.rev,
    ];
    const drafts = [
      { id: 'a', rev: revs[0]! },
      { id: 'b', rev: revs[1]! },
    ];
    const all = (body: unknown, browser = ana) => browser.post<PublishResult>(`${AT}/article/publish`, body);
    expect((await all({ drafts }, await place.desk.signedIn('vera@shop.example'))).status).toBe(403);
    expect((await all({ drafts: [drafts[0], { id: 'b', rev: 77 }] })).status).toBe(409);
    expect((await all({ drafts: [drafts[0], drafts[0]] })).status).toBe(400);
    expect(await place.titles()).toEqual(['Old', 'Old']);
    expect((await all({ drafts })).json).toEqual({ revision: 4 });
    expect(await place.titles()).toEqual(['New', 'Old']);
    const dates = async () => {
      const { help } = await place.document();
      const { texts } = await place.read<HelpPart>(help!['en']!);
      const found = (await place.read<TextsPart>(texts)).texts;
      return [found['a']!.at, found['b']!.at];
    };
    expect(await dates()).toEqual([first, first + MINUTE]);
    // Nor does it move with the next order, or because a draft says so.
    place.desk.clock.now += MINUTE;
    const lied = titled('Old');
    lied.languages['en']!.at = 1;
    const again = (await draft(a, 0, { ...lied, order: 1 })).json.draft!.rev;
    await all({ drafts: [{ id: 'a', rev: again }] });
    expect(await dates()).toEqual([first, first + MINUTE]);
  });

  it('is never overwritten unseen', async () => {
    await draft(RETURNS, 0, titled('One'));
    const late = await draft(RETURNS, 0, titled('Other'));
    expect([late.status, late.json.error]).toEqual([409, expect.stringContaining('Read it again')]);
    expect((await draft(RETURNS, 1, titled('Two'))).json.draft!.rev).toBe(2);
    const stale = await publish(RETURNS, { rev: 1 });
    expect([stale.status, stale.json.error]).toEqual([409, expect.stringContaining('Read it again')]);
    expect((await ana.post<Problem>(`${RETURNS}/versions/1/restore`)).status).toBe(404);
    await publish(RETURNS);
    expect((await publish(RETURNS)).json.error).toMatch(/no draft to publish/);
    const upon = (version: number) => ana.ask('PUT', `${RETURNS}/draft`, { rev: 0, version, body: titled('Three') });
    expect((await upon(0)).status).toBe(409);
    expect((await upon(1)).status).toBe(200);
    expect((await ana.post(`${RETURNS}/versions/1/restore`)).status).toBe(409);
  });

  it('that was begun can be thrown away', async () => {
    await draft(RETURNS, 0, titled('One'));
    expect((await ana.ask('DELETE', `${RETURNS}/draft?rev=7`)).status).toBe(409);
    expect((await ana.ask('DELETE', `${RETURNS}/draft?rev=1`)).status).toBe(204);
    expect((await ana.ask('DELETE', `${RETURNS}/draft?rev=1`)).status).toBe(409);
    expect((await ana.get(RETURNS)).status).toBe(404);
  });

  it('is refused with the reason and the field, and changes nothing', async () => {
    await draft(RETURNS, 0, article(''));
    const empty = await publish(RETURNS);
    expect([empty.status, empty.json]).toEqual([
      400,
      { error: 'Write a title and a text in at least one language.', field: 'languages' },
    ]);
    const note = `${AT}/nudge/scarce`;
    const saved = await draft(note, 0, nudge({ languages: { en: { title: 'Only 2 left', yes: 'Go' } } }));
    const refused = {
      error: 'It speaks of scarcity, and no stock figure reaches it. Take the number out.',
      field: 'languages.en.title',
    };
    const scarce = await publish(note);
    expect([scarce.status, scarce.json]).toEqual([400, refused]);
    expect(saved.json.refused).toEqual(refused);
    const rows = async () => (await ana.get<ContentRow[]>(`${AT}/nudge`)).json.map((row) => [row.id, row.refused]);
    expect(await rows()).toContainEqual(['scarce', refused]);
    await draft(note, 1, nudge());
    expect(await rows()).toContainEqual(['scarce', undefined]);
    expect((await place.document()).revision).toBe(1);
    const shapeless = await draft(RETURNS, 1, { order: 'x', languages: {} });
    expect([shapeless.status, shapeless.json.field]).toEqual([400, 'order']);
  });

  it('of other kinds, ids, sites and sizes is refused', async () => {
    for (const path of ['post/x', 'article/A', 'look/other', 'hours/x', 'article/..%2f', 'article/__proto__'])
      expect([path, (await draft(`${AT}/${path}`, 0, titled('x'))).status]).toEqual([path, 404]);
    expect((await ana.get(`${AT}/post`)).status).toBe(404);
    expect((await ana.get(`${AT}/hours/hours`)).json).toEqual({ id: 'hours', state: 'draft', versions: [] });
    expect((await draft('/sites/other/content/article/a', 0, titled('x'))).status).toBe(404);
    const deep = `{"rev":0,"body":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect((await ana.ask('PUT', `${RETURNS}/draft`, deep)).status).toBe(400);
    expect((await draft(RETURNS, 0, { ...titled('x'), by: 'x'.repeat(600_000) })).status).toBe(413);
    expect((await ana.ask('PUT', `${RETURNS}/draft`, 'null')).status).toBe(400);
    expect((await ana.ask('PUT', `${RETURNS}/draft`, '')).status).toBe(400);
    const languages = { en: titled('x').languages['en']!, ro: { title: 'x'.repeat(20_000), text: '', phrasings: [] } };
    expect((await draft(RETURNS, 0, { ...titled('x'), languages })).json.field).toBe('languages.ro.title');
  });

  it('has every language in one body, which may be larger than others', async () => {
    const words = { title: 'Как вернуть?', text: 'ж'.repeat(15_000), phrasings: [] };
    const languages = Object.fromEntries(['en', 'ro', 'ru', 'zh', 'ar'].map((lang) => [lang, words]));
    expect((await draft(RETURNS, 0, { order: 1, languages })).status).toBe(200);
    expect((await publish(RETURNS)).status).toBe(200);
    expect(Object.keys((await place.document()).help!)).toHaveLength(5);
  });
});

describe('roles', () => {
  it('staff write and publish articles and topics, owners all, viewers read', async () => {
    const ion = await place.desk.signedIn('ion@shop.example');
    const vera = await place.desk.signedIn('vera@shop.example');
    const statuses = async (browser: Browser, path: string, body: unknown) => [
      (await draft(path, 0, body, browser)).status,
      (await publish(path, undefined, browser)).status,
      (await browser.post(`${path}/unpublish`)).status,
    ];
    expect(await statuses(ion, `${AT}/article/a`, titled('A'))).toEqual([200, 200, 200]);
    expect(await statuses(ion, `${AT}/topics/topics`, { topics: [] })).toEqual([200, 200, 200]);
    expect(await statuses(ana, `${AT}/budget/budget`, { session: 1, day: 1, rest_h: 1, never: [] })).toEqual([
      200, 200, 200,
    ]);
    for (const [kind, body] of [
      ['nudge/n', nudge()],
      ['look/look', standardLook],
      ['survey/s', {}],
      ['hours/hours', {}],
      ['budget/budget', {}],
    ] as const)
      expect([kind, await statuses(ion, `${AT}/${kind}`, body)]).toEqual([kind, [403, 403, 403]]);
    expect(await statuses(vera, `${AT}/article/b`, titled('B'))).toEqual([403, 403, 403]);
    expect((await vera.ask('DELETE', `${AT}/article/a/draft`)).status).toBe(403);
    expect((await vera.post(`${AT}/article/a/preview`, { lang: 'en', body: titled('A') })).status).toBe(403);
    expect((await vera.get(`${AT}/article/a`)).status).toBe(200);
    expect((await vera.get('/sites/demo/revisions')).status).toBe(200);
    for (const browser of [ion, vera]) expect((await browser.post('/sites/demo/revisions/1/restore')).status).toBe(403);
    expect((await place.desk.browser().get(`${AT}/article`)).status).toBe(401);
  });

  it('changes come from the console’s own page only', async () => {
    const evil = { origin: 'https://evil.example' };
    expect((await ana.ask('PUT', `${RETURNS}/draft`, { rev: 0, body: titled('x') }, evil)).status).toBe(403);
  });
});
