import { expect, it } from 'vitest';
import { findability } from '../../../widget/answers/findability.ts';

const delivery = {
  id: 'delivery',
  question: 'How long does delivery take?',
  alternatives: ['when does delivery come', 'delivery time', 'the parcel went astray'],
};
const refund = {
  id: 'refund',
  question: 'When do I get my refund?',
  alternatives: ['refund my money', 'my parcel went back, refund please'],
};

it('tells which left-out ways to ask find their entry, and what is found instead', async () => {
  expect(await findability([delivery, refund], 'en')).toEqual([
    {
      id: 'delivery',
      of: 3,
      found: 2,
      missed: [{ text: 'the parcel went astray', got: 'refund' }],
      confusedWith: [{ id: 'refund', count: 1 }],
    },
    { id: 'refund', of: 2, found: 2, missed: [], confusedWith: [] },
  ]);
});

it('says when nothing at all was found', async () => {
  const lost = { id: 'lost', question: 'abc', alternatives: ['xyz'] };
  expect(await findability([lost], 'en')).toEqual([
    { id: 'lost', of: 1, found: 0, missed: [{ text: 'xyz' }], confusedWith: [] },
  ]);
});

it('tells how far it is, each part once, and waits for the listener', async () => {
  const steps: string[] = [];
  await findability([delivery, refund], 'en', async (done, of) => {
    steps.push(`${done} of ${of}`);
    await Promise.resolve();
    steps.push('rested');
  });
  expect(steps).toEqual(['1 of 3', 'rested', '2 of 3', 'rested', '3 of 3', 'rested']);
});

it('cuts many alternatives into twelve parts, and tries every one', async () => {
  const many = { ...refund, alternatives: Array.from({ length: 30 }, (_, i) => `refund of order ${i}`) };
  let parts = 0;
  const [row] = await findability([many], 'en', (_, of) => {
    parts = of;
  });
  expect(row).toMatchObject({ of: 30, found: 30 });
  expect(parts).toBe(12);
});

it('stops when the listener throws', async () => {
  await expect(
    findability([delivery], 'en', () => {
      throw Error('enough');
    }),
  ).rejects.toThrow('enough');
});

it('has nothing to tell of no entry, and of one without alternatives', async () => {
  expect(await findability([], 'en')).toEqual([]);
  expect(await findability([{ id: 'a', question: 'A?', alternatives: [] }], 'en')).toEqual([
    { id: 'a', of: 0, found: 0, missed: [], confusedWith: [] },
  ]);
});
