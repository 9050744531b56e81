import { describe, expect, it } from 'vitest';
import type { ContentDetail, ContentRow, TopicsContent } from '../../../protocol/content.ts';
import type { HelpPart } from '../../../protocol/help.ts';
import { READ, TAKE, bodyOf, importing, only, read, take } from './importing.ts';
import { AT, RETURNS, titled } from './writing.ts';

const data = {
  '@context': 'https://schema.org',
  '@type': 'FAQPage',
  mainEntity: [
    ['How much is delivery?', '<p>Between <b>5</b> and 9 €.</p>'],
    ['Can I collect it?', 'Yes, see <a href="/shop">the shop</a>.'],
  ].map(([name, text]) => ({ '@type': 'Question', name, acceptedAnswer: { '@type': 'Answer', text } })),
};
const asked = (name: string, text: string): string =>
  `<section itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">${name}</h3>
   <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><p itemprop="text">${text}</p></div></section>`;
/** The same shop's questions as three ways of building a page have them. */
const PAGES: Record<string, string> = {
  '/data': `<html lang="en"><script type="application/ld+json">${JSON.stringify(data)}</script><h1>FAQ</h1>`,
  '/microdata': `<html lang="ro"><div itemscope itemtype="https://schema.org/FAQPage">${asked('Cât costă livrarea?', 'Cinci euro.')}${asked('Unde e coletul meu?', 'La curier.')}</div>`,
  '/headings': `<html lang="ru"><main><h1>Помощь</h1><h2>Доставка</h2><h3>Сколько стоит доставка?</h3><p>Пять евро.</p><h3>Когда приедет?</h3><ul><li>Завтра</li></ul></main>`,
  '/details': `<html><details><summary>Is it dishwasher safe?</summary>Yes.</details><details><summary>Is it oven safe?</summary><p>No.</p></details>`,
  '/nothing': '<html lang="en"><main><p>We are closed.</p></main>',
};

const at = importing(PAGES);

describe('pages that are built in different ways', () => {
  it.each([
    ['/data', 'FAQPage data (JSON-LD)', 'en', ['How much is delivery?', 'Can I collect it?'], 'Between **5** and 9 €.'],
    ['/microdata', 'FAQPage markup (microdata)', 'ro', ['Cât costă livrarea?', 'Unde e coletul meu?'], 'Cinci euro.'],
    ['/headings', 'headings', 'ru', ['Сколько стоит доставка?', 'Когда приедет?'], 'Пять евро.'],
    ['/details', 'folded sections', 'en', ['Is it dishwasher safe?', 'Is it oven safe?'], 'Yes.'],
  ])('%s: are looked through, taken as drafts and published together', async (path, how, lang, questions, answer) => {
    const before = await at.place.document();
    const { json: preview } = await read(at.place, { address: at.origin + path });
    expect(preview.sources).toEqual([{ name: at.origin + path, found: 2, how }]);
    expect(preview.found.map((one) => [one.how, one.lang, one.question])).toEqual(
      questions.map((question) => ['new', lang, question]),
    );
    expect(preview.found[0]!.answer).toBe(answer);
    expect((await at.place.ana.get<unknown[]>(`${AT}/article`)).json).toEqual([]);

    const { json: taken } = await take(at.place, preview.found.map(only));
    expect(taken.drafts.map(({ title, lang: own, rev }) => [title, own, rev])).toEqual(
      questions.map((question) => [question, lang, 1]),
    );
    expect(taken.left).toEqual([]);
    expect((await at.place.document()).revision).toBe(before.revision);
    const rows = (await at.place.ana.get<ContentRow<'article'>[]>(`${AT}/article`)).json;
    expect(rows.map(({ state, rev, by }) => [state, rev, by?.name])).toEqual([
      ['draft', 1, 'ana'],
      ['draft', 1, 'ana'],
    ]);

    const drafts = taken.drafts.map(({ id, rev }) => ({ id, rev }));
    expect((await at.place.ana.post(`${AT}/article/publish`, { drafts })).status).toBe(200);
    const { help } = await at.place.document();
    expect((await at.place.read<HelpPart>(help![lang]!)).articles.map(({ title }) => title)).toEqual(questions);
  });

  it('tell links as the page does, and a topic of theirs reaches the pages with its first article', async () => {
    const { json: data } = await read(at.place, { address: `${at.origin}/data` });
    expect(data.found[1]!.answer).toBe(`Yes, see [the shop](${at.origin}/shop).`);
    const { json: preview } = await read(at.place, { address: `${at.origin}/headings` });
    expect(preview.found.map(({ topic }) => topic)).toEqual(['Доставка', 'Доставка']);
    const { json: taken } = await take(at.place, preview.found.map(only));
    expect(taken.topics).toEqual(['Доставка']);
    const { id } = taken.drafts[0]!;
    expect(await bodyOf(at.place, id)).toMatchObject({ order: 10, languages: { ru: { text: 'Пять евро.' } } });
    await at.place.publish(`${AT}/article/${id}`, { rev: 1 });
    const part = await at.place.read<HelpPart>((await at.place.document()).help!['ru']!);
    expect(part.topics.map(({ name }) => name)).toEqual(['Доставка']);
    const topics = (await at.place.ana.get<ContentDetail<'topics'>>(`${AT}/topics/topics`)).json;
    expect(topics.draft).toBeUndefined();
    expect((topics.live!.body as TopicsContent).topics).toHaveLength(1);
  });
});

describe('files', () => {
  it('are read together, and those without a question do not stop the others', async () => {
    const { status, json } = await read(at.place, {
      lang: 'ro',
      files: [
        { name: 'faq.csv', text: 'question;answer;phrasings\nCât costă?;5 €;pret|cat e' },
        { name: 'help/01-retur.md', text: '# Cum returnez?\n\nPrin curier.' },
        { name: 'logo.png', text: '\u0089PNG\r\n\u001a\n' },
        { name: 'pasted text', text: 'question\tanswer\nWhere?\tHere.' },
      ],
    });
    expect(status).toBe(200);
    expect(
      json.found.map(({ question, answer, lang, phrasings = [] }) => [question, answer, lang, ...phrasings]),
    ).toEqual([
      ['Cât costă?', '5 €', 'ro', 'pret', 'cat e'],
      ['Cum returnez?', 'Prin curier.', 'ro'],
      ['Where?', 'Here.', 'ro'],
    ]);
    expect(json.sources.map(({ found, why }) => why ?? found)).toEqual([1, 1, expect.stringContaining('not text'), 1]);
  });

  it('with nothing in them give nothing, and say why', async () => {
    const { status, json } = await read(at.place, { files: [{ name: 'empty.html', text: PAGES['/nothing']! }] });
    expect([status, json.found]).toEqual([200, []]);
    expect(json.sources[0]!.why).toBe('There are no questions with answers in empty.html.');
  });

  it('with more questions than a site may have articles are refused', async () => {
    const rows = Array.from({ length: 1_001 }, (_, n) => `Question ${n}?,Yes`).join('\n');
    const { status, json } = await read(at.place, { files: [{ name: 'all.csv', text: `question,answer\n${rows}` }] });
    expect([status, json.error]).toEqual([
      400,
      expect.stringMatching(/^There are 1001 questions .* take a part of it/),
    ]);
  });
});

describe('what is there already', () => {
  it('is told, and neither overwritten nor made twice unless that is asked for', async () => {
    await at.place.draft(RETURNS, 0, titled('Can I send it back?'));
    const files = [
      { name: 'faq.csv', text: 'question,answer\ncan I SEND it back,No.\nWhy?,So.\nWhy??,Because.\n???,x' },
    ];
    const { json: preview } = await read(at.place, { files });
    expect(preview.found.map(({ how, article, why }) => [how, article?.id ?? why])).toEqual([
      ['there', 'returns'],
      ['new', undefined],
      ['twice', undefined],
      ['unfit', 'the question has no word'],
    ]);
    expect(preview.found[0]!.article!.title).toBe('Can I send it back?');
    const fit = preview.found.filter(({ how }) => how !== 'unfit').map(only);
    const { json: first } = await take(at.place, fit);
    expect(first.drafts.map(({ title }) => title)).toEqual(['Why?']);
    expect(first.left).toEqual([
      { question: 'can I SEND it back', why: 'an article answers it' },
      { question: 'Why??', why: 'an article answers it' },
    ]);
    const { json: again } = await take(at.place, [{ ...fit[0]!, again: true }]);
    expect(again.drafts.map(({ id }) => id)).toEqual(['can-i-send-it-back']);
    expect((await bodyOf(at.place, 'returns')).languages['en']!.text).toBe('Text');
  });
});

it('with more other ways to ask than an article may have tells which were left out', async () => {
  const phrasings = Array.from({ length: 101 }, (_, n) => `why ${n}`);
  const { json } = await take(at.place, [{ question: 'Why?', answer: 'So.', lang: 'en', phrasings }]);
  expect(json.drafts).toHaveLength(1);
  expect(json.left).toEqual([{ question: 'why 100', why: expect.stringContaining('the most an article may have') }]);
});

describe('what is refused', () => {
  it.each([
    ['http://localhost:1/faq', /not on the public internet\. If your browser can open it, save the page/],
    ['ftp://shop.example/faq', /not an address that begins with http/],
    ['https://user:pass@shop.example/', /holds a name or password/],
    ['', /not an address/],
  ])('an address such as %s, with what to do', async (address, why) => {
    const { status, json } = await read(at.place, { address });
    expect([status, json.field, json.error]).toEqual([400, 'address', expect.stringMatching(why)]);
  });

  it('a page that answers with an error, and neither or both of page and files', async () => {
    expect((await read(at.place, { address: `${at.origin}/gone` })).json.error).toMatch(
      /It answers 404\. If your browser/,
    );
    expect((await read(at.place, {})).json.error).toMatch(/an address, or files/);
    expect((await read(at.place, { address: at.origin, files: [{ name: 'a.md', text: 'x' }] })).status).toBe(400);
    expect((await take(at.place, [])).status).toBe(400);
    expect((await take(at.place, [{ question: 'Why?', answer: 'So.', lang: 'not a tag' }])).status).toBe(400);
  });

  it('more than ten pages a minute, while files are still read', async () => {
    const answers = [];
    for (let n = 0; n < 11; n++) answers.push(await read(at.place, { address: `${at.origin}/data` }));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(200), 429]);
    expect(Number(answers[10]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await read(at.place, { files: [{ name: 'a.md', text: '# Why?\n\nSo.' }] })).status).toBe(200);
  });

  it('more than twenty comparisons a minute by one person', async () => {
    const body = { entries: [{ question: 'Why?', answer: 'So.', lang: 'en' }] };
    const answers = [];
    for (let n = 0; n < 21; n++) answers.push(await at.place.ana.post('/sites/demo/import/check', body));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(20).fill(200), 429]);
    expect(Number(answers[20]!.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('whoever may only read, and bodies over 4 MB', async () => {
    const vera = await at.place.desk.signedIn('vera@shop.example');
    expect((await vera.post(READ, { address: `${at.origin}/data` })).status).toBe(403);
    expect((await vera.post(TAKE, { entries: [] })).status).toBe(403);
    const ion = await at.place.desk.signedIn('ion@shop.example');
    expect(
      (await ion.post(READ, { files: [{ name: 'a.md', text: `# Why?\n\n${'x'.repeat(3_000_000)}` }] })).status,
    ).toBe(200);
    const { status, json } = await read(at.place, { files: [{ name: 'a.md', text: 'x'.repeat(4_200_000) }] });
    expect([status, json.error]).toEqual([413, 'The body is over 4096 KB.']);
  });
});
