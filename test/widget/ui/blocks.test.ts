import { afterEach, expect, test } from 'vitest';
import type { Block } from '../../../protocol/help.ts';
import { Blocks } from '../../../widget/ui/blocks.tsx';
import { render } from '../../../widget/ui/draw.ts';
import { createHost } from './host.ts';
import { createRich } from '../../../widget/ui/rich.tsx';
import { jsx } from '../../../widget/ui/jsx-runtime.ts';
import { signal } from '../../../widget/state/signal.ts';

afterEach(() => document.body.replaceChildren());

const opened: string[] = [];
const drawn = (blocks: unknown): HTMLElement => {
  const into = document.body.appendChild(document.createElement('div'));
  const shown = {
    speech: {
      words: { play: 'Play {name}', film: '', info: 'Good to know', warn: 'Note', newTab: '(new tab)' },
      fill: String,
    },
    state: {
      film: signal(undefined),
      view: (id: string) => void opened.push(id),
      help: { article: (id: string) => (id === 'oven' ? {} : undefined) },
    },
    rich: { part: signal(createRich(createHost().host)) },
    focus: () => {},
  };
  render(jsx(Blocks as never, { blocks, shown }) as never, into);
  return into;
};
const link = (href: unknown): HTMLAnchorElement | null => drawn([['p', [['a', ['go'], href]]]]).querySelector('a');

test('every kind of block is drawn', () => {
  const blocks: Block[] = [
    ['h', 3, ['One']],
    ['h', 4, ['Two']],
    ['p', ['a', ['b', ['bold']], ['i', ['it']], ['s', ['out']], ['code', 'x<y'], ['br'], 'z']],
    ['ul', [[['p', ['item']]]]],
    ['ol', [[['p', ['third']]]], 3],
    ['table', [['Way'], ['Price']], [[['Post'], ['25 lei']]]],
    ['img', 'https://shop.example/a.png', 'A bowl'],
    ['note', 'warn', [['p', ['Hot']]]],
    ['quote', [['p', ['Said']]]],
    ['hr'],
  ];
  const into = drawn(blocks);
  expect(into.querySelector('h4')!.textContent).toBe('One');
  expect(into.querySelector('h5')!.textContent).toBe('Two');
  const line = into.querySelector('p')!;
  expect([...line.children].map(({ localName }) => localName)).toEqual(['strong', 'em', 's', 'code', 'br']);
  expect(line.textContent).toBe('abolditoutx<yz');
  expect(into.querySelector('ol')!.getAttribute('start')).toBe('3');
  expect(into.querySelector('.wide')!.getAttribute('tabindex')).toBe('0');
  expect(into.querySelectorAll('th[scope=col]')).toHaveLength(2);
  expect(into.querySelector('img')!.getAttribute('loading')).toBe('lazy');
  expect(into.querySelector('img')!.alt).toBe('A bowl');
  expect(into.querySelector('.note.warn')!.textContent).toContain('Note: Hot');
  expect(into.querySelector('blockquote p')!.textContent).toBe('Said');
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://shop.example/x',
  'file:///etc/passwd',
  '',
  null,
  { toString: () => 'https://x' },
])('the address %j is dropped and its words stay', (href) => {
  expect(link(href)).toBeNull();
  expect(document.body.textContent).toContain('go');
});

test.each(['https://x.example/a', 'http://x.example', 'mailto:a@b.md', 'tel:+37322', '/p/bowl', '#size'])(
  'the address %s is followed',
  (href) => expect(link(href)!.getAttribute('href')).toBe(href),
);

test('what leads elsewhere opens beside the shop, and says so; the shop’s own stays', () => {
  expect(link('https://elsewhere.example/')!.target).toBe('_blank');
  expect(link('https://elsewhere.example/')!.rel).toBe('noopener');
  expect(link('//elsewhere.example/')!.textContent).toContain('(new tab)');
  expect(link('/p/bowl')!.hasAttribute('target')).toBe(false);
  expect(link('mailto:a@b.md')!.hasAttribute('target')).toBe(false);
});

test('a link to an answer opens it here; one to an answer that is gone is words', () => {
  for (const href of ['article:oven', '#article:oven']) link(href)!.click();
  expect(opened).toEqual(['oven', 'oven']);
  expect(link('article:gone')).toBeNull();
});

test.each(['data:image/svg+xml,<svg onload=alert(1)>', 'javascript:1', 'article:x', ''])(
  'a picture or a film from %j is left out',
  (src) => {
    const into = drawn([
      ['img', src, 'x'],
      ['film', src, 'x'],
    ]);
    expect(into.children).toHaveLength(0);
  },
);

test('a film is fetched only when it is asked for', () => {
  const into = drawn([['film', 'https://shop.example/film.mp4', 'How we throw']]);
  expect(into.querySelector('video')).toBeNull();
  expect(into.querySelector('button')).not.toBeNull();
});

test('blocks and pieces that this version does not know are left out', () => {
  const into = drawn([
    ['script', 'alert(1)'],
    ['constructor', []],
    ['p', ['a', ['script', ['x']], ['constructor', ['y']], 'b']],
  ]);
  expect(into.querySelectorAll('script')).toHaveLength(0);
  expect(into.textContent).toBe('ab');
});
