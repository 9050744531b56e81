import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { readSource } from '../../../server/import/read.ts';
import { entriesInHtml } from '../../../server/import/html.ts';
import { blocksOf } from '../../../server/publish/markdown.ts';

const PAGE = 'https://shop.example/help/faq';
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const read = (body: string, head?: string) => entriesInHtml(page(body, head), PAGE);
const answer = (html: string): string =>
  read(`<main><h2>Why?</h2>${html}</main>`)
    .entries.map((one) => one.answer)
    .join('\n');
const data = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value).replaceAll('</', '<\\/')}</script>`;
const question = (name: string, text: string) => ({
  '@type': 'Question',
  name,
  acceptedAnswer: { '@type': 'Answer', text },
});

describe('a page of questions', () => {
  it('that was saved leads into the shop by its links, as far as it is known', () => {
    const text = page('<main><h2>Why?</h2><p><a href="/retur">How?</a></p></main>');
    const of = (base?: string) => readSource({ text, name: 'faq.html', base }).entries[0]!.answer;
    expect([of('https://shop.example'), of()]).toEqual(['[How?](https://shop.example/retur)', 'How?']);
  });
  it('is read from what it tells search engines', () => {
    const faq = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'Organization', name: 'Shop' },
        {
          '@type': ['WebPage', 'FAQPage'],
          mainEntity: [
            question(
              'Do you ship &amp; return?',
              '<p>Yes, <b>within</b> <a href="/returns">14 days</a>.</p><script>x()</script>',
            ),
            question('Is it 1 < 2?', 'One line.\nAnother & more.'),
            { '@type': 'Question', name: 'Nobody knows?' },
          ],
        },
      ],
    };
    expect(read('<h2>Other?</h2><p>no</p>', `<script type="application/ld+json">{broken</script>${data(faq)}`)).toEqual(
      {
        how: 'FAQPage data (JSON-LD); left out, as each asks there alone: “Other?” in headings',
        lang: 'en',
        entries: [
          { question: 'Do you ship & return?', answer: 'Yes, **within** [14 days](https://shop.example/returns).' },
          { question: 'Is it 1 < 2?', answer: 'One line.  \nAnother & more.' },
        ],
      },
    );
  });

  it('is read from its markup', () => {
    const html = `<div itemscope itemtype="https://schema.org/FAQPage">
      <div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
        <h3 itemprop="name">Where is <em>my</em> order?</h3>
        <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><div itemprop="text"><ul><li>On its way</li></ul></div></div>
      </div></div>`;
    expect(read(html)).toMatchObject({
      how: 'FAQPage markup (microdata)',
      entries: [{ question: 'Where is my order?', answer: '- On its way' }],
    });
  });

  it('is read from folded sections, lists of terms and headings, with their topics', () => {
    expect(read('<details><summary>Open <b>now</b>?</summary>Yes.<p>Always.</p></details>').entries).toEqual([
      { question: 'Open now?', answer: 'Yes.\n\nAlways.' },
    ]);
    expect(read('<dl><dt>Price?</dt><dd>Low.</dd><dd>Very.</dd><dt>Note</dt><dd>x</dd></dl>').entries).toEqual([
      { question: 'Price?', answer: 'Low.\n\nVery.' },
    ]);
    const headings = `<header><h2>Shop?</h2><p>menu</p></header><main><h1>Help</h1><p>Hello</p>
      <h2>Delivery</h2><div class="item"><h3><button>How long?</button></h3><div><p>Two days.</p><h4>Abroad</h4><p>Ten.</p></div></div>
      <div class="item"><h3>How much？</h3><p>Five.</p></div>
      <h2>About us</h2><h3>Our story</h3><p>Long.</p></main><footer><h3>Bye?</h3><p>x</p></footer>`;
    expect(read(headings)).toMatchObject({
      how: 'headings',
      entries: [
        { question: 'How long?', topic: 'Delivery', answer: 'Two days.\n\n#### Abroad\n\nTen.' },
        { question: 'How much？', topic: 'Delivery', answer: 'Five.' },
      ],
    });
    expect(read('<h2>Delivery</h2><p>Two days.</p><h2>Returns</h2><p>Free.</p>').entries).toHaveLength(2);
  });

  it('says that there is nothing rather than make it up', () => {
    expect(() => readSource({ text: page('<p>Hello</p>'), name: PAGE, type: 'text/html' })).toThrow(
      /There are no questions/,
    );
  });
});

describe('an answer in HTML becomes Markdown', () => {
  it.each([
    ['<p>Line<br>two &amp; <i>three</i></p><p> four</p>', 'Line  \ntwo & *three*\n\nfour'],
    ['<ol><li>One<ul><li>in</li></ul></li><li><p>Two</p><p>b</p></li></ol>', '1. One\n   - in\n2. Two\n   b'],
    [
      '<table><thead><tr><th>Size</th><th>cm</th></tr></thead><tbody><tr><td>S|M</td><td><b>40</b></td></tr></tbody></table>',
      '| Size | cm |\n| --- | --- |\n| S\\|M | **40** |',
    ],
    ['<table><tr><td><p>Only a frame</p></td></tr></table>', 'Only a frame'],
    ['<blockquote>Said<p>so</p></blockquote><hr><pre>a\n  b</pre>', '> Said\n> \n> so\n\n---\n\n```\na\n  b\n```'],
    [
      '<b> bold </b>and <a href="mailto:a@b.example">mail</a><a href="javascript:alert(1)">js</a>',
      '**bold** and [mail](mailto:a@b.example)js',
    ],
    [
      '<img src="/a b(1).png" alt="A [b]"><img src="data:x" alt="no">',
      '![A \\[b\\]](https://shop.example/a%20b%281%29.png)',
    ],
    [
      '<p>1. not a list</p><p># no heading * no star _ [no](link) &lt;b&gt;</p>',
      '1\\. not a list\n\n\\# no heading \\* no star \\_ \\[no\\](link) \\<b\\>',
    ],
    [
      '<style>p{}</style><p hidden>secret</p><template>t</template><p onclick="x()">Plain</p><iframe src="x"></iframe>',
      'Plain',
    ],
  ])('%s', (html, markdown) => {
    expect(answer(html)).toBe(markdown);
  });

  it('whatever stands in the page, no address but a plain one and no markup gets through', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '<a href="javascript:x">',
        '</a>',
        '<b>',
        '</b>',
        '<ul><li>',
        '</ul>',
        '<table><tr><td>',
      ),
      fc.constantFrom(
        '[x](javascript:y)',
        '![',
        '](',
        '<img src=x onerror=y>',
        '&lt;script&gt;',
        '`',
        '**',
        '\n\n',
        '<details>',
        '<p>',
      ),
      fc.string({ maxLength: 8 }),
    );
    const wild = fc.array(piece, { maxLength: 25 });
    fc.assert(
      fc.property(wild, (pieces) => {
        for (const one of read(`<h2>Why?</h2>${pieces.join('')}<p>end</p>`).entries) {
          const built = JSON.stringify(blocksOf(one.answer));
          expect(built).not.toMatch(/"a","javascript:/);
        }
      }),
      { numRuns: 200, seed: Number(process.env['SEED'] ?? 1) },
    );
  });

  // Each of these takes minutes, or for ever, when a pattern looks twice at the same blanks or a level is read twice.
  it.each([
    ['quotes in quotes', '<blockquote>'.repeat(50) + 'x', /^(?:> )+x$/],
    ['lines without words', `<b>x${'<br>'.repeat(20_000)}y</b>`, /^x\n\ny$/],
    ['blanks in code', `<pre>x${' '.repeat(200_000)}y</pre>`, /^```/],
    ['signs of code', `<pre>${'` '.repeat(130_000)}</pre>`, /^```/],
    ['beginnings of tags', '<a'.repeat(200_000), /^$/],
  ])('%s without end are read in no time', (_, html, as) => {
    expect(answer(html)).toMatch(as);
    const faq = { '@type': 'FAQPage', mainEntity: question('Why?', html) };
    expect(read('', data(faq)).entries).toHaveLength(1);
  });
  it('a page that is small and makes itself large is refused', () => {
    const bold = Array.from({ length: 500 }, (_one, n) => `<p><b id=${n}>x`).join('');
    expect(() => read(bold)).toThrow('more than 100000 elements');
    // So are answers in data and in tables, which are pages of their own to a parser.
    const faq = { '@type': 'FAQPage', mainEntity: question('Why?', bold) };
    expect(read('', data(faq)).entries).toEqual([]);
    const text = `question,answer\nWhy?,${bold}\n`;
    expect(() => readSource({ text, name: 'faq.csv' })).toThrow('more than 100000 elements');
  });
  it('a page that is deeper than any person writes does no harm', () => {
    const deep = `<h2>Why?</h2>${'<div><b>'.repeat(20_000)}x`;
    expect(() => read(deep)).not.toThrow();
    const nested: unknown = JSON.parse('[{"a":'.repeat(500) + '1' + '}]'.repeat(500));
    expect(read('<p>x</p>', data(nested)).entries).toEqual([]);
  });
});

describe('a table', () => {
  it('has a column for each thing, in any order, with any of three signs between them', () => {
    const text =
      '\uFEFFTopic;Question;Answer;Lang;Phrasings;id\nPay;" How\nto pay?";"By **card**";en;cash?|cards;pay\nPlată;Cum plătesc?;<p>Cu <b>cardul</b></p>;ro;;pay\n;;x\n';
    expect(readSource({ text, name: 'faq.csv' }).entries).toEqual([
      {
        question: 'How to pay?',
        answer: 'By **card**',
        topic: 'Pay',
        lang: 'en',
        phrasings: ['cash?', 'cards'],
        id: 'pay',
      },
      { question: 'Cum plătesc?', answer: 'Cu **cardul**', topic: 'Plată', lang: 'ro', id: 'pay' },
    ]);
    expect(readSource({ text: 'question,answer\nWhy?,\n', name: 'x.csv' }).entries).toEqual([
      { question: 'Why?', answer: '' },
    ]);
    expect(() => readSource({ text: 'a,b\n1,2', name: 'x.csv' })).toThrow(/no column "question"/);
    expect(() => readSource({ text: 'question,answer\n"1,2', name: 'x.csv' })).toThrow(/cannot be read/);
  });
});

describe('Markdown', () => {
  it('has its questions under headings, or is one article', () => {
    const many =
      '# Help\n\n## Delivery\n\n### How *long*?\n\nTwo **days**.\n\n#### Abroad\n\n- ten\n\n### How much?\n\nFive.\n\n## Rest\n\ntext';
    expect(readSource({ text: many, name: 'faq.md' })).toMatchObject({
      how: 'headings',
      entries: [
        { question: 'How long?', topic: 'Delivery', answer: 'Two **days**.\n\n#### Abroad\n\n- ten' },
        { question: 'How much?', topic: 'Delivery', answer: 'Five.' },
      ],
    });
    const front = '---\ntitle: "Care"\ntopic: Bowls\nlang: ro\n---\nWash *it*.\n\n## Oven\n\nNo.';
    expect(readSource({ text: front, name: 'x.md' }).entries).toEqual([
      { question: 'Care', topic: 'Bowls', lang: 'ro', answer: 'Wash *it*.\n\n## Oven\n\nNo.' },
    ]);
    expect(readSource({ text: '# Our warranty\n\nTwo years.', name: 'x.md' }).entries).toEqual([
      { question: 'Our warranty', answer: 'Two years.' },
    ]);
    expect(readSource({ text: 'Just text.', name: '/a/02-gift-cards.md' }).entries).toEqual([
      { question: 'gift cards', answer: 'Just text.' },
    ]);
  });
});
