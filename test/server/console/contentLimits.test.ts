import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../protocol/console.ts';
import type { ArticleContent, ContentDetail } from '../../../protocol/content.ts';
import { MOST } from '../../../server/publish/shapes.ts';
import { article, nudge } from '../publish/contents.ts';
import { AT, openWriting, RETURNS, titled, type Writing } from './writing.ts';

let place: Writing;
beforeEach(async () => void (place = await openWriting()));
afterEach(() => place.desk.close());

const inLang = (...langs: string[]) =>
  article('Text', {
    languages: Object.fromEntries(langs.map((lang) => [lang, { title: lang, text: 'T', phrasings: [] }])),
  });

describe('a language', () => {
  it.each(['en-12', 'en-ab-ab', 'de-1996-1996', 'x-y', 'hasOwnProperty', 'en-'])(
    'that no browser knows is refused when it is written, not when it is published: %s',
    async (lang) => {
      const { status, json } = await place.draft(RETURNS, 0, JSON.parse(JSON.stringify(inLang('en', lang))));
      expect([status, json.error]).toEqual([400, expect.stringMatching(/language tag|what article looks like/)]);
      const preview = await place.ana.post(`${RETURNS}/preview`, { lang, body: inLang('en') });
      expect(preview.status).toBe(400);
    },
  );

  it.each(['constructor', '__proto__'])(
    'that is no language but a name of the program’s is dropped: %s',
    async (lang) => {
      const body = JSON.parse(JSON.stringify(inLang('en')).replace('"en":', `"${lang}":{},"en":`)) as unknown;
      const { json } = await place.draft(RETURNS, 0, body);
      expect(Object.keys((json.draft!.body as ArticleContent).languages)).toEqual(['en']);
    },
  );

  it('is there once, however it is written', async () => {
    expect((await place.draft(RETURNS, 0, inLang('en', 'EN'))).json.error).toMatch(/twice/);
  });

  it.each(['zh-Hant', 'pt-BR', 'sr-Latn-RS', 'yue', 'es-419'])('may be %s', async (lang) => {
    expect((await place.draft(RETURNS, 0, inLang(lang))).status).toBe(200);
    expect((await place.publish(RETURNS)).status).toBe(200);
    expect(Object.keys((await place.document()).help!)).toEqual([lang]);
  });
});

describe('what an id is called', () => {
  it.each(['constructor', 'hasownproperty', 'then', '-', '0'])('may be %s', async (id) => {
    const path = `${AT}/article/${id}`;
    expect((await place.draft(path, 0, titled('One'))).status).toBe(200);
    expect((await place.publish(path)).status).toBe(200);
    expect(await place.titles()).toEqual(['One']);
  });
});

describe('the number of a draft', () => {
  it.each([1e300, 2 ** 60, -1, 0.5, '1', null])('that none can have is refused: %j', async (rev) => {
    const asked = await place.ana.ask<Problem>('PUT', `${RETURNS}/draft`, { rev, body: titled('One') });
    expect([asked.status, asked.json.error]).toEqual([400, expect.stringContaining('rev')]);
  });

  it('is told by who throws it away', async () => {
    await place.draft(RETURNS, 0, titled('One'));
    for (const query of ['?rev=', '?rev=x', '?rev=1e300', '?rev=-1'])
      expect([query, (await place.ana.ask('DELETE', `${RETURNS}/draft${query}`)).status]).toEqual([query, 400]);
    expect((await place.ana.ask('DELETE', `${RETURNS}/draft`)).status).toBe(400);
    expect((await place.ana.get<ContentDetail>(RETURNS)).json.draft!.rev).toBe(1);
  });
});

describe('contents of a kind', () => {
  it('are so many and no more; those that are there can still be changed', async () => {
    const { store, site } = place.desk;
    const begun = (await store.content.list(site.id, 'nudge')).length;
    for (let n = begun; n < MOST.nudge; n++)
      await store.content.saveDraft(site.id, { kind: 'nudge', id: `n${n}` }, { rev: 0 }, nudge(), undefined, 1);
    const { status, json } = await place.draft(`${AT}/nudge/one-more`, 0, nudge());
    expect([status, json.error]).toEqual([400, expect.stringContaining(String(MOST.nudge))]);
    expect((await place.draft(`${AT}/nudge/n${begun}`, 1, nudge())).status).toBe(200);
    expect((await place.draft(`${AT}/nudge/idle-cart`, 0, nudge())).status).toBe(200);
  });
});

describe('the name of a site', () => {
  it('is published again by who says it again, after a publication that failed', async () => {
    const { store, site } = place.desk;
    await store.sites.change(site.id, { name: 'New name' });
    expect((await place.document()).name).toBe('Lut & Foc');
    expect((await place.ana.patch('/sites/demo', { name: 'New name' })).status).toBe(200);
    expect((await place.document()).name).toBe('New name');
  });
});
