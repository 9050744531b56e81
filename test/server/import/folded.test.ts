import { describe, expect, it } from 'vitest';
import { entriesInHtml } from '../../../server/import/html.ts';
import { readSource } from '../../../server/import/read.ts';

const read = (body: string) => entriesInHtml(`<!doctype html><html lang="en"><body>${body}</body></html>`);
const rows = (body: string): string[] =>
  read(body).entries.map(({ question, answer, topic, lang }) =>
    [topic && `${topic}:`, question, answer, lang].filter(Boolean).join(' '),
  );

describe('questions that unfold their answers', () => {
  it.each([
    [
      'a button that names what it opens, hidden until then',
      `<h2>Delivery</h2><h3><button aria-expanded="false" aria-controls="a">How long? <svg></svg><span>+</span></button></h3>
       <div id="a" hidden aria-hidden="true"><p>Two <b>days</b>.</p></div>`,
      ['Delivery: How long? Two **days**.'],
    ],
    [
      'a button that says only that it opens something',
      `<div><div role="button" aria-expanded="false">How long?</div></div><div><p>Two days.</p></div>
       <button aria-expanded="false">Menu</button>`,
      ['How long? Two days.'],
    ],
    [
      'what is opened lies elsewhere in the page',
      `<ul><li><a role="button" aria-controls="b" href="#b">Returns</a><li><a aria-controls="a" href="#a">Care</a></ul>
       <div id="a">By hand.</div><div id="b">Free.</div>`,
      ['Returns Free.', 'Care By hand.'],
    ],
    [
      'tabs are topics of what unfolds in them',
      `<div role="tablist"><button role="tab" aria-controls="t1">Delivery</button><button role="tab" aria-controls="t2">Returns</button></div>
       <div role="tabpanel" id="t1"><button aria-expanded="false">How long?</button><p>Two days.</p></div>
       <div role="tabpanel" id="t2" hidden><button aria-expanded="false">How?</button><p>By post.</p></div>`,
      ['Delivery: How long? Two days.', 'Returns: How? By post.'],
    ],
    [
      'what a theme collapses',
      `<div class="card"><a data-toggle="collapse" href="#c1">How long?</a></div><div id="c1" class="collapse">Two days.</div>
       <button data-bs-toggle="collapse" data-bs-target="#c2">How much?</button><div id="c2">5 €</div>`,
      ['How long? Two days.', 'How much? 5 €'],
    ],
    [
      'names of classes alone',
      `<div class="accordion-wrapper"><div class="accordion__item"><div class="accordion__title">How long? <i class="accordion__icon">+</i></div>
       <div class="accordion__body">Two days.</div></div></div><p class="faq-question">How much?</p><p class="faq-answer">5 €</p>`,
      ['How long? Two days.', 'How much? 5 €'],
    ],
    [
      'a label that ticks a hidden box',
      '<input type="checkbox" id="q"><label for="q">How long?</label><div>Two days.</div>',
      ['How long? Two days.'],
    ],
    [
      'signs around a question that say whether it is open',
      '<details><summary>▸ 1 + 1? »+</summary>2</details><button aria-expanded="false">+ −</button><p>x</p>',
      ['1 + 1? 2'],
    ],
    [
      'details, one in the answer of another belonging to it',
      `<h2>Delivery</h2><details><summary>How long?</summary>Two days.<details><summary>Abroad?</summary>Ten.</details></details>
       <details><summary>More</summary><details lang="ro"><summary>Cât costă?</summary>5 lei</details></details>`,
      ['Delivery: How long? Two days.\n\n**Abroad?**\n\nTen.', 'More: Cât costă? 5 lei ro'],
    ],
  ])('%s', (_name, html, expected) => expect(rows(html)).toEqual(expected));

  it('are not the menus of a shop', () => {
    const menu = `<header><details><summary>Shop</summary><a href="/bowls">Bowls</a></details></header>
      <div role="navigation"><button aria-controls="m">Menu</button><ul id="m"><li>Bowls</ul></div>
      <footer><h3 class="footer-toggle-title">Contact</h3><p>Us</p></footer>`;
    expect(rows(`${menu}<main><h2>Why?</h2><p>So.</p></main>`)).toEqual(['Why? So.']);
    expect(rows(menu)).toEqual([]);
  });

  it('are read where most questions are', () => {
    const cookies = '<details><summary>Which cookies?</summary>None.</details>';
    const headings = ['Why', 'How', 'When'].map((word) => `<h3>${word}?</h3><p>So.</p>`).join('');
    expect(read(`<main>${headings}</main>${cookies}`)).toMatchObject({
      how: expect.stringMatching(/^headings; .*“Which cookies\?” in folded sections$/) as string,
      entries: { length: 3 },
    });
  });
});

describe('questions without any such markup', () => {
  it('are lines that ask, bold or not, in what is not around the page', () => {
    const html = `<header><p>Questions?</p><p>Call us.</p></header><main><h2>Delivery</h2><p><strong>How long?</strong><br>Two days.</p>
      <p>How much?</p><p>5 €</p></main><aside><p>Newsletter?</p><p>Yes</p></aside>`;
    expect(read(html).how).toBe('lines that ask');
    expect(rows(html)).toEqual(['Delivery: How long? Two days.', 'Delivery: How much? 5 €']);
  });

  it('are terms with sentences, not properties', () => {
    const list = (answer: string) => `<dl><dt>Delivery</dt><dd>${answer}</dd><dt>Returns</dt><dd>${answer}</dd></dl>`;
    expect(read(list('Two days after you have ordered.')).entries).toHaveLength(2);
    expect(read(list('30 cm')).entries).toEqual([]);
  });

  it('are lines of a text that is pasted', () => {
    const text =
      '1. How long?\nTwo days.\n\n- five\n\nQ: How much?\nA: 5 €\n\n```\nwhy?\n```\n**Din ce?**\nLut.\nUnanswered?\n';
    const { how, entries } = readSource({ text, name: 'the pasted text' });
    expect(how).toBe('lines that ask');
    expect(entries).toEqual([
      { question: 'How long?', answer: 'Two days.\n\n- five' },
      { question: 'How much?', answer: '5 €\n\n```\nwhy?\n```' },
      { question: 'Din ce?', answer: 'Lut.' },
    ]);
  });
});

describe('a page with no questions', () => {
  const why = (text: string): string => {
    try {
      readSource({ text, name: 'faq.html' });
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  it('that its script fills is told from one that has none', () => {
    expect(why('<div id="root"></div><script src="app.js"></script>')).toMatch(/filled by a script .* copy its text/);
    expect(why('<p>Closed.</p>')).toBe('There are no questions with answers in faq.html.');
  });
});

describe('pages that mean harm', () => {
  it.each([
    ['buttons without end', '<button aria-expanded="false">Why?</button>'.repeat(30_000)],
    [
      'one part that all open',
      `<i aria-controls="a">Why?</i>${'<b aria-controls="a">x</b>'.repeat(30_000)}<p id="a">So.`,
    ],
    [
      'one part of many words that all open',
      `${'<button aria-controls="a">Why?</button>'.repeat(2_000)}<div id="a">${'<i>so </i>'.repeat(90_000)}</div>`,
    ],
    [
      'one part without words that all open',
      `${'<button aria-controls="a">Why?</button>'.repeat(2_000)}<div id="a">${'<i> </i>'.repeat(90_000)}</div>`,
    ],
    ['parts in parts', '<div aria-expanded="true" id="a" aria-controls="a">Why?'.repeat(20_000)],
    ['parts that open what they are in', '<div id="a"><button aria-controls="a">Why?</button></div>'.repeat(20_000)],
    ['headings in headings', `${'<h2><div>Why?'.repeat(70)}${'so '.repeat(500_000)}`],
    ['details in details', '<details><summary>Why?</summary>'.repeat(20_000)],
    ['lines that ask', `<p>${'Why?<br>'.repeat(40_000)}So.`],
    ['labels without end', `${'<label>Why?</label>'.repeat(99_000)}<p>So.`],
    ['signs in a question', `<details><summary>Why${'+'.repeat(500_000)}?</summary>So.</details>`],
    ['class names', `<p class="${'accordion-'.repeat(50_000)}">Why?</p>So.`],
    ['parts of class names', `<p class="${'faq_-'.repeat(59)}">Why?</p>So.`.repeat(2_000)],
  ])('%s', (_name, html) => {
    expect(read(html).entries.length).toBeLessThanOrEqual(2_000);
  });

  it.each([
    ['lists in lists', '1. '.repeat(100_000), 'p.md'],
    ['quotes in quotes', '>'.repeat(100_000), 'p.md'],
    ['names of columns', `question${'_'.repeat(1_000_000)}en,answer\n1,2`, 'p.csv'],
  ])('%s are refused', (_name, text, name) => {
    expect(() => readSource({ text, name })).toThrow(/cannot be read: too much|no column/);
  });

  it('bring no script, no markup and no address but a plain one', () => {
    const html = `<button aria-expanded="false"><img src=x onerror=alert(1)>Why?<script>alert(1)</script></button>
      <div><a href="javascript:alert(1)">x</a><img src="data:text/html,x"><iframe srcdoc="x"></iframe>&lt;script&gt;</div>`;
    expect(read(html).entries).toEqual([{ question: 'Why?', answer: 'x\\<script\\>' }]);
  });
});
