import { expect, it } from 'vitest';
import { entriesInHtml } from '../../../server/import/html.ts';

const DATA = `<script type="application/ld+json">${JSON.stringify({
  '@type': 'FAQPage',
  mainEntity: ['Do you ship?', 'Can I return it?'].map((name) => ({
    '@type': 'Question',
    name,
    acceptedAnswer: { text: `To ${name.length} countries, within thirty days.` },
  })),
})}</script>`;
const fold = (question: string, answer: string): string =>
  `<details><summary>${question}</summary><div>${answer}</div></details>`;
const read = (body: string) => {
  const { how, entries } = entriesInHtml(`<html lang="en"><body><main>${body}</main></body></html>`);
  return { how, questions: entries.map(({ question }) => question), entries };
};

it('a page is read in all the ways in which it asks, each question once', () => {
  const body = `${DATA}<h1>Help</h1>${fold('Do you ship?', 'Yes.')}${fold('Is it safe?', '<p>Yes.</p><p>How so?</p><p>Tested.</p>')}
    ${fold('Sizes', 'S, M, L.')}${fold('How big is it?', 'Big.')}<dl><dt>Which cards?</dt><dd>All.</dd><dt>Is cash fine?</dt><dd>No.</dd></dl>
    <p>Q: Do you gift wrap?</p><p>A: We do.</p><p>Q: Is there a shop?</p><p>A: In Cluj.</p>`;
  const { how, questions, entries } = read(body);
  expect(questions).toEqual([
    'Do you ship?',
    'Can I return it?',
    'Is it safe?',
    'How big is it?',
    'Which cards?',
    'Is cash fine?',
    'Do you gift wrap?',
    'Is there a shop?',
  ]);
  expect(entries.at(-1)!.answer).toBe('In Cluj.');
  expect(how).toBe(
    'FAQPage data (JSON-LD), with 2 in folded sections and 2 in a list of terms (dl) and 2 in lines that ask besides',
  );
});

it('a heading that asks alone is told, and what stands around or within another is none', () => {
  const folds = fold('Is it safe?', '<h3>How so?</h3><p>Tested.</p>') + fold('Is it red?', 'Yes.');
  expect(read(`<h2>Questions?</h2>${folds}<h2>Still stuck?</h2><p>Write to us.</p>`)).toMatchObject({
    how: 'folded sections; left out, as each asks there alone: “Still stuck?” in headings',
    questions: ['Is it safe?', 'Is it red?'],
  });
  expect(read(folds).how).toBe('folded sections');
});

it('the same answer under a question in other words is the same', () =>
  expect(
    read(
      `${DATA}${fold('Shipping abroad?', 'To 12 countries, within thirty days.')}${fold('Whereto?', 'To 12 countries, within thirty days.')}`,
    ).questions,
  ).toHaveLength(2));

it('more than can be held against each other is told', () => {
  const folds = Array.from({ length: 300 }, (_, n) => fold(`Is it ${n}?`, 'Yes.')).join('');
  const headings = Array.from({ length: 201 }, (_, n) => `<h2>Why ${n}?</h2><p>So.</p>`).join('');
  const { how, questions } = read(folds + headings);
  expect(questions).toHaveLength(300);
  expect(how).toBe('folded sections; too many questions to look for others in headings and lines that ask');
});
