import { describe, expect, it } from 'vitest';
import { createBudget, type Budget } from '../../../server/import/budget.ts';
import { alikeAside, readAside } from '../../../server/import/readAside.ts';

const page = (name: string) => ({ name, text: `# Why ${name}?\n\nSo.` });
/** Allows so many orders, and then none. */
const orders = (most: number): Budget & { spent: number[] } => {
  const spent: number[] = [];
  return {
    spent,
    left: () => (spent.length < most ? 60_000 : 0),
    isWhole: () => spent.length === 0,
    spend: (time) => void spent.push(time),
  };
};

describe('the time of one request', () => {
  it('is for all of its sources together: what came is kept, and what is left out is told', async () => {
    const budget = orders(2);
    const answers = await readAside([page('a.md'), page('b.md'), page('c.md'), page('d.md')], budget);
    expect(answers.map((one) => ('why' in one ? one.why : one.found.entries[0]!.question))).toEqual([
      'Why a.md?',
      'Why b.md?',
      expect.stringMatching(/^c\.md was left out: .* Read it by itself\.$/),
      expect.stringMatching(/^d\.md was left out: /),
    ]);
    expect(budget.spent).toHaveLength(2);
    expect(await alikeAside([{ lang: 'en', question: 'Why?' }], [], budget)).toBeUndefined();
  });

  it('is over with a source that takes all of it', async () => {
    const budget = createBudget(1);
    const endless = { name: 'long.md', text: '# Why?\n\nSo.\n\n'.repeat(200_000) };
    expect(await readAside([endless, page('b.md')], budget)).toEqual([
      { why: 'long.md takes too long to read. Take a part of it.' },
      { why: expect.stringMatching(/^b\.md was left out: /) },
    ]);
    expect(budget.left()).toBe(0);
  });

  it("is each request's own", async () => {
    expect(await readAside([page('a.md')], createBudget())).toMatchObject([{ found: { entries: { length: 1 } } }]);
  });
});
