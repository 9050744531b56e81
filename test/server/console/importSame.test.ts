import { describe, expect, it } from 'vitest';
import type { ImportEntry, ImportPreview } from '../../../protocol/starting.ts';
import { bodyOf, importing, only, read, take } from './importing.ts';
import { AT, RETURNS, titled } from './writing.ts';

/** One page in several languages, each of which names the others. */
const PAGES: Record<string, string> = {
  '/help': `<html lang="en"><link rel="alternate" hreflang="ro-RO" href="/ajutor"><link rel="alternate" hreflang="de" href="/hilfe"><link rel="alternate" hreflang="fr" href="/gone"><link rel="alternate" hreflang="en" href="/help"><h3>When will it arrive?</h3><p>In 2 days.</p><h3>Is it safe?</h3><p>Yes.</p></html>`,
  '/ajutor': `<html lang="ro"><h3>Când ajunge?</h3><p>În 2 zile.</p><h3>E sigur?</h3><p>Da.</p></html>`,
  '/hilfe': `<html lang="de"><h3>Wann kommt es?</h3><p>In 2 Tagen.</p></html>`,
};

const at = importing(PAGES);

describe('what means the same', () => {
  const csv = (rows: string) => ({ files: [{ name: 'faq.csv', text: `question,answer\n${rows}` }] });
  const seen = ({ json }: { json: ImportPreview }): unknown[] =>
    json.found.map(({ how, article, twin }) => [how, article?.id ?? twin]);

  it('is marked, new unless somebody says otherwise, and goes into the article that is named', async () => {
    await at.place.draft(RETURNS, 0, titled('Can I send something back?'));
    const answer = await read(
      at.place,
      csv('What is your return policy?,30 days.\nDo you accept returns?,Unused.\nWhy?,So.'),
    );
    expect(seen(answer)).toEqual([
      ['like', 'returns'],
      ['like', 'returns'],
      ['new', undefined],
    ]);
    expect(answer.json.found[0]!.article).toEqual({
      id: 'returns',
      title: 'Can I send something back?',
      text: 'Text',
    });
    const [policy] = answer.json.found.map(only) as [ImportEntry];
    const { json } = await take(at.place, [{ ...policy, into: { id: 'returns', how: 'phrasing' } }]);
    expect(json.drafts).toEqual([
      { id: 'returns', rev: 2, title: 'Can I send something back?', lang: 'en', changed: true },
    ]);
    expect((await bodyOf(at.place, 'returns')).languages['en']).toMatchObject({
      text: 'Text',
      phrasings: ['What is your return policy?'],
    });
    expect((await take(at.place, [{ ...policy, into: { id: 'No id', how: 'words' } } as ImportEntry])).status).toBe(
      400,
    );
  });

  it('is marked within what is imported too, and found out anew when a language is changed', async () => {
    const answer = await read(at.place, csv('How can I pay?,By card.\nWhich payment methods do you accept?,Card.'));
    expect(seen(answer)).toEqual([
      ['new', undefined],
      ['like', 0],
    ]);
    const entries = answer.json.found.map(only).map((one, n) => (n ? { ...one, lang: 'ro' } : one));
    const checked = await at.place.ana.post<ImportPreview['found']>('/sites/demo/import/check', { entries });
    expect(checked.json.map(({ how, lang }) => [how, lang])).toEqual([
      ['new', 'en'],
      ['new', 'ro'],
    ]);
  });
});

describe('an article without an answer', () => {
  const csv = (rows: string) => ({ files: [{ name: 'faq.csv', text: `question,answer,lang\n${rows}` }] });

  it('gets the one that is imported, and keeps its title, its ways to ask and every answer it has', async () => {
    const { ana } = at.place;
    await ana.post('/sites/demo/starter', { id: 'cancel-order', langs: ['en', 'ro', 'ru', 'zh'] });
    const begun = await bodyOf(at.place, 'cancel-order');
    const mine = { ...begun.languages['en']!, text: 'Mine.' };
    await at.place.draft(`${AT}/article/cancel-order`, 1, {
      ...begun,
      languages: { ...begun.languages, en: mine },
    });
    const { json } = await read(
      at.place,
      csv('Pot anula comanda?,Da.,ro\nMai pot anula comanda plasată?,Nu.,ro\nHow do I cancel my order?,Ask us.,en'),
    );
    expect(json.found.map(({ how, article }) => [how === 'new', article?.id, article?.text])).toEqual([
      [false, 'cancel-order', ''],
      [false, 'cancel-order', ''],
      [false, 'cancel-order', 'Mine.'],
    ]);
    const into = { id: 'cancel-order', how: 'answer' } as const;
    const { json: taken } = await take(
      at.place,
      json.found.map((one) => ({ ...only(one), into })),
    );
    expect(taken.left).toEqual([
      { question: 'Mai pot anula comanda plasată?', why: 'the article has an answer in ro already' },
      { question: 'How do I cancel my order?', why: 'the article has an answer in en already' },
    ]);
    const { languages } = await bodyOf(at.place, 'cancel-order');
    expect([languages['en'], languages['ru']]).toEqual([mine, begun.languages['ru']]);
    const { title, phrasings } = begun.languages['ro']!;
    expect(languages['ro']).toMatchObject({ title, text: 'Da.' });
    expect(languages['ro']!.phrasings.slice(0, phrasings.length)).toEqual(phrasings);
  });
});

describe('several languages', () => {
  it('of a page are read in those the shop writes, others when they are asked for, and are one article', async () => {
    await at.place.draft(RETURNS, 0, {
      ...titled('Când ajunge?'),
      languages: { ro: titled('Când ajunge?').languages['en']! },
    });
    const address = `${at.origin}/help`;
    const { json } = await read(at.place, { address });
    expect(json.others).toEqual(['de', 'fr']);
    expect(json.sources.map(({ name }) => name)).toEqual([address, `${at.origin}/ajutor`]);
    expect(json.found.map(({ lang, question, how, article }) => [lang, question, how, article?.lacks])).toEqual([
      ['en', 'When will it arrive?', 'like', true],
      ['ro', 'Când ajunge?', 'there', undefined],
      ['en', 'Is it safe?', 'new', undefined],
      ['ro', 'E sigur?', 'new', undefined],
    ]);
    const [when, , safe, sigur] = json.found.map(only) as [ImportEntry, ImportEntry, ImportEntry, ImportEntry];
    const { json: taken } = await take(at.place, [{ ...when, into: { id: 'returns', how: 'words' } }, safe, sigur]);
    expect(taken.drafts.map(({ id, changed = false }) => [id, changed])).toEqual([
      ['returns', true],
      ['is-it-safe', false],
    ]);
    expect(Object.keys((await bodyOf(at.place, 'returns')).languages)).toEqual(['ro', 'en']);
    expect((await bodyOf(at.place, 'is-it-safe')).languages).toMatchObject({
      en: { text: 'Yes.' },
      ro: { title: 'E sigur?' },
    });

    const { json: more } = await read(at.place, { address, also: ['de', 'fr'] });
    expect(more.sources.map(({ found, why = '' }) => why.slice(-60) || found)).toEqual([
      2,
      2,
      1,
      expect.stringMatching(/save the page there and choose the file\.$/),
    ]);
    expect(more.others).toBeUndefined();
  });

  it('of files are told apart by their words, and put together by their names', async () => {
    const files = [
      { name: 'help/faq.en.md', text: '## Where is it?\n\nAt the door.\n\n## How do I pay?\n\nWith the card.' },
      { name: 'help/faq.ro.md', text: '## Unde este?\n\nLa ușă.\n\n## Cum plătesc?\n\nCu cardul.' },
    ];
    const { json } = await read(at.place, { files });
    expect(json.found.map(({ lang, question }) => `${lang} ${question}`)).toEqual([
      'en Where is it?',
      'ro Unde este?',
      'en How do I pay?',
      'ro Cum plătesc?',
    ]);
    expect(new Set(json.found.map(({ group }) => group)).size).toBe(2);
  });

  it('that are none, as a table or a page may call them, are told by the words', async () => {
    const files = ['constructor', '__proto__', 'Română', 'en_old'].flatMap((lang) => [
      { name: `${lang}.csv`, text: `question,answer,lang\nCum plătesc cu cardul ${lang}?,La livrare.,${lang}` },
      { name: `${lang}.html`, text: `<div lang="${lang}"><h2>Unde este coletul ${lang}?</h2><p>La ușă.</p></div>` },
    ]);
    const { status, json } = await read(at.place, { files });
    expect([status, json.uncompared, json.sources.map(({ found }) => found)]).toEqual([
      200,
      undefined,
      Array<number>(8).fill(1),
    ]);
    expect(new Set(json.found.map(({ lang }) => lang))).toEqual(new Set(['ro']));
  });

  it('of several tables are those of one row of one table', async () => {
    const head = 'question_en,answer_en,question_ro,answer_ro';
    const files = [
      { name: 'pay.csv', text: `${head}\nWhich cards?,All.,Ce carduri?,Toate.` },
      { name: 'care.csv', text: `${head}\nIs it washable?,Yes.,Se spală?,Da.` },
    ];
    const { json } = await read(at.place, { files });
    expect(json.found.map(({ how }) => how)).toEqual(['new', 'new', 'new', 'new']);
    const { json: taken } = await take(at.place, json.found.map(only));
    expect(taken.left).toEqual([]);
    expect(taken.drafts.map(({ id }) => id)).toEqual(['which-cards', 'is-it-washable']);
    expect((await bodyOf(at.place, 'is-it-washable')).languages).toMatchObject({ ro: { title: 'Se spală?' } });
  });
});
