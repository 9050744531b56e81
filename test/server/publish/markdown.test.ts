import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../../protocol/help.ts';
import { blocksOf } from '../../../server/publish/markdown.ts';
import { leadOf, plainOf } from '../../../server/publish/plain.ts';
import { Unpublishable } from '../../../server/publish/unpublishable.ts';

const seed = Number(process.env['SEED'] ?? 1);

const inLine = (inlines: readonly Inline[]): string[] =>
  inlines.flatMap((one) => {
    if (typeof one === 'string' || one[0] === 'br' || one[0] === 'code') return [];
    return one[0] === 'a' ? [one[2], ...inLine(one[1])] : inLine(one[1]);
  });

/** Every address in what the widget gets. */
const addressesIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block[0] === 'p') return inLine(block[1]);
    if (block[0] === 'h') return inLine(block[2]);
    if (block[0] === 'img' || block[0] === 'film') return [block[1]];
    if (block[0] === 'ul' || block[0] === 'ol') return block[1].flatMap(addressesIn);
    if (block[0] === 'table') return [block[1], ...block[2]].flat().flatMap(inLine);
    if (block[0] === 'quote') return addressesIn(block[1]);
    return block[0] === 'note' ? addressesIn(block[2]) : [];
  });

const KINDS = new Set(['p', 'h', 'ul', 'ol', 'table', 'img', 'film', 'note', 'quote', 'hr']);
const ALLOWED = /^(?:https?:\/\/[^/]|mailto:.|tel:.|\/|#.|article:[a-z0-9-]{1,60}$)/i;

describe('Markdown', () => {
  it.each<[string, string, Block[]]>([
    [
      'headings under the title',
      '# A\n\n### B',
      [
        ['h', 3, ['A']],
        ['h', 4, ['B']],
      ],
    ],
    [
      'marks in a line',
      'a **b** *c* ~~d~~ `e` \\* &amp; &copy;',
      [['p', ['a ', ['b', ['b']], ' ', ['i', ['c']], ' ', ['s', ['d']], ' ', ['code', 'e'], ' * & ©']]],
    ],
    ['line breaks', 'a\nb  \nc<br>d', [['p', ['a b', ['br'], 'c', ['br'], 'd']]]],
    ['lines of Chinese without blanks between', '工作日\n发货', [['p', ['工作日发货']]]],
    [
      'lists in lists',
      '3. a\n   - b\n4. c',
      [
        [
          'ol',
          [
            [
              ['p', ['a']],
              ['ul', [[['p', ['b']]]]],
            ],
            [['p', ['c']]],
          ],
          3,
        ],
      ],
    ],
    ['tasks', '- [x] a', [['ul', [[['p', ['☑ a']]]]]]],
    ['tables', '|a|b|\n|-|-|\n|1|*2*|', [['table', [['a'], ['b']], [[['1'], [['i', ['2']]]]]]]],
    [
      'pictures on a line of their own',
      'a ![b](/c.png) d',
      [
        ['p', ['a']],
        ['img', '/c.png', 'b'],
        ['p', ['d']],
      ],
    ],
    ['films', '![How](https://x.example/a.MP4?v=1)', [['film', 'https://x.example/a.MP4?v=1', 'How']]],
    [
      'notes',
      '> [!NOTE]\n> a\n\n> [!WARNING]\n> b',
      [
        ['note', 'info', [['p', ['a']]]],
        ['note', 'warn', [['p', ['b']]]],
      ],
    ],
    ['quotes', '> a', [['quote', [['p', ['a']]]]]],
    ['code as it is', '```\n<a>\n b\n```', [['p', [['code', '<a>'], ['br'], ['code', ' b']]]]],
    ['a line across', 'a\n\n---', [['p', ['a']], ['hr']]],
    [
      'links',
      '[a *b*](/c) <https://d.example>',
      [['p', [['a', ['a ', ['i', ['b']]], '/c'], ' ', ['a', ['https://d.example'], 'https://d.example']]]],
    ],
    ['nothing', ' \n\n', []],
  ])('has %s', (_, markdown, blocks) => expect(blocksOf(markdown)).toEqual(blocks));

  it('leads only where it may: other addresses keep their words', () => {
    const fine = [
      'https://a.example/b',
      'http://a.example',
      'mailto:a@b.example',
      'tel:+37322',
      '/cart',
      '#top',
      'article:sizes',
    ];
    for (const address of fine) expect(addressesIn(blocksOf(`[x](${address})`))).toEqual([address]);
    const bad = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\tscript:alert(1)',
      'javascript&colon;alert(1)',
      '&#106;avascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:https://a.example/1',
      'shipping.html',
      'https:',
      'https:///x',
      'article:../x',
      'article:A B',
      '/a\\b',
    ];
    for (const address of bad) {
      for (const form of [
        `[x](${address})`,
        `[x](<${address}>)`,
        `<${address}>`,
        `![x](${address})`,
        `[x][r]\n\n[r]: ${address}`,
      ])
        expect([form, addressesIn(blocksOf(form)).filter((one) => !ALLOWED.test(one))]).toEqual([form, []]);
      expect(addressesIn(blocksOf(`[x](<${address}>)`))).toEqual([]);
    }
    expect(blocksOf('[words *stay*](javascript:x)')).toEqual([['p', ['words ', ['i', ['stay']]]]]);
    expect(blocksOf('![a picture](data:image/png;base64,x)')).toEqual([['p', ['a picture']]]);
    expect(addressesIn(blocksOf('![x](mailto:a@b.example) ![x](#y)'))).toEqual([]);
  });

  it('has no link in a link, and takes one away that its reader does not know', () => {
    expect(addressesIn(blocksOf('[a [b](/b) c](/a)'))).toEqual(['/b']);
    expect(addressesIn(blocksOf('[![p](/p.png) w](/a)'))).toEqual(['/a']);
    expect(blocksOf('[gone](article:gone)', () => undefined)).toEqual([['p', ['gone']]]);
  });

  it('makes text of HTML, never markup', () => {
    const html = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      'a <b onclick="x()">b</b>',
      '<svg/onload=alert(1)>',
      '<iframe src="javascript:alert(1)"></iframe>',
      '<!-- c -->',
      '<a href="javascript:alert(1)">x</a>',
      '<details open ontoggle=alert(1)>',
    ];
    for (const text of html) {
      const blocks = blocksOf(text);
      expect(blocks.every(([kind]) => kind === 'p')).toBe(true);
      expect(addressesIn(blocks)).toEqual([]);
      expect(plainOf(blocks)).toBe(text);
    }
  });

  it.each([
    ['quotes', '>'.repeat(5000) + 'a', /8 deep/],
    ['lists', '- '.repeat(9) + 'a', /8 deep/],
    ['both', '> - '.repeat(5000), /8 deep/],
    ['indented lists', Array.from({ length: 40 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n'), /8 deep/],
    ['wide tables', `${'|a'.repeat(13)}|\n${'|-'.repeat(13)}|`, /12 columns/],
    ['long tables', `|a|\n|-|\n${'|1|\n'.repeat(201)}`, /200 rows/],
    ['bold in italic', `${'*a **b '.repeat(9)}x${' b** a*'.repeat(9)}`, /8 deep/],
    ['what ends the stack', `${'*a _b '.repeat(1600)}x${' b_ a*'.repeat(1600)}`, /in each other/],
    ['endless words', `${'a.'.repeat(9999)}@`, /2,500 characters/],
  ])('refuses %s in words', (_, markdown, why) => {
    expect(() => blocksOf(markdown)).toThrow(Unpublishable);
    expect(() => blocksOf(markdown)).toThrow(why);
  });

  it(`whatever is written, gives the agreed shapes and allowed addresses only (seed ${seed})`, () => {
    const bits = ['[', ']', '(', ')', '![', '<', '>', '*', '_', '`', '|', '\n', '- ', '1. ', '#', '~~', '\\', 'a', ' '];
    const more = [
      'javascript:',
      'https://x',
      'data:',
      '&#x6a;',
      '&lt;',
      '<b>',
      '[!NOTE]',
      '\n|-|\n',
      '\u0000',
      '漢',
      '\ud800',
    ];
    const text = fc.array(fc.constantFrom(...bits, ...more), { maxLength: 60 }).map((list) => list.join(''));
    const check = (markdown: string): void => {
      const blocks = blocksOf(markdown);
      for (const [kind] of blocks) expect(KINDS).toContain(kind);
      for (const address of addressesIn(blocks)) expect(address).toMatch(ALLOWED);
      expect(leadOf(blocks, new Intl.Segmenter()).length).toBeLessThanOrEqual(160);
    };
    fc.assert(fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), check), { seed, numRuns: 1500 });
  });
});

describe('a lead', () => {
  const english = new Intl.Segmenter('en', { granularity: 'word' });
  const lead = (markdown: string, words = english) => leadOf(blocksOf(markdown), words);

  it('is plain text, without headings, tables and pictures', () => {
    expect(lead('## Title\n\n![p](/p.png)\n\n|a|\n|-|\n\nYes, **bowls** and [plates](/p).\n\n- One')).toBe(
      'Yes, bowls and plates. One',
    );
    expect(lead('## Only this')).toBe('Only this');
    expect(lead('')).toBe('');
  });
  it('is cut between words, within 160 characters', () => {
    const long = lead(`${'word '.repeat(31)}extraordinarily long`);
    expect(long).toBe(`${'word '.repeat(31).trim()}…`);
    expect(lead('a'.repeat(160))).toBe('a'.repeat(160));
    expect(lead('a'.repeat(400)).length).toBeLessThanOrEqual(160);
    const chinese = lead(
      '工作日下午三点前下单，当天发货。'.repeat(20),
      new Intl.Segmenter('zh', { granularity: 'word' }),
    );
    expect(chinese.length).toBeGreaterThan(140);
    expect(chinese).toMatch(/[\p{L}]…$/u);
  });
});

describe('plain text', () => {
  it('has every word of every block', () => {
    const words: Inline[] = ['a', ['br'], ['b', ['b']]];
    const blocks: Block[] = [
      ['h', 3, ['H']],
      ['p', words],
      ['ol', [[['p', ['one']]]]],
      ['table', [['t']], [[['c']]]],
      ['note', 'info', [['p', ['n']]]],
      ['quote', [['p', ['q']]]],
      ['film', '/f.mp4', 'f'],
      ['hr'],
    ];
    expect(plainOf(blocks)).toBe('H a b one t c n q f');
  });
});
