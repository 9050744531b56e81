import { describe, expect, test } from 'vitest';
import { askedByDay, askingsIn } from '../../../server/insight/asked.ts';
import { clusteringOf } from '../../../server/insight/clustering.ts';
import type { Askings } from '../../../server/store/store.ts';

interface Row {
  text: string;
  at?: number;
  article?: string;
}

/** Askings as the store gives them, each text a question of its own. */
const askingsOf = (rows: readonly Row[]): Askings => {
  const words: string[] = [];
  const numberOf = (word: string): number => {
    const known = words.indexOf(word);
    return known < 0 ? words.push(word) - 1 : known;
  };
  const column = (of: (row: Row, n: number) => number) => Int32Array.from(rows, of);
  const none = column(() => -1);
  const bytes = new Int8Array(rows.length);
  const columns = {
    at: Float64Array.from(rows, ({ at }, n) => at ?? n),
    question: column(({ text }) => numberOf(text)),
    lang: column(() => numberOf('en')),
    text: column(({ text }) => numberOf(text)),
    article: column(({ article }) => (article === undefined ? -1 : numberOf(article))),
  };
  const rest = { url: none, title: none, visitor: none, wrote: none, outcome: bytes, helped: bytes, depth: bytes };
  return { ...columns, ...rest, length: rows.length, word: (number) => words[number]!, numbers: words.length };
};

const times = (count: number, row: Row): Row[] => Array.from({ length: count }, () => row);

describe('questions that were asked', () => {
  test('stand for each other by the one that is asked most', () => {
    const { askings, headOf, membersOf, countOf } = clusteringOf(
      askingsOf([
        ...times(2, { text: 'delivery cost' }),
        ...times(3, { text: 'how much is delivery' }),
        { text: 'jobs' },
      ]),
    );
    expect(headOf('delivery cost')).toBe('how much is delivery');
    expect(membersOf('delivery cost')).toEqual(['how much is delivery', 'delivery cost']);
    expect([headOf('jobs'), membersOf('nobody asked')]).toEqual(['jobs', ['nobody asked']]);
    expect([countOf('delivery cost'), countOf('nobody asked')]).toEqual([2, undefined]);
    expect([...askings.question].map((number) => askings.word(number))).toEqual([
      ...times(5, { text: 'how much is delivery' }).map(({ text }) => text),
      'jobs',
    ]);
  });

  test('count as led to an article if more than half were', () => {
    const [one, other] = ['does the glaze scratch easily', 'does glaze scratch with knives'] as const;
    const joined = (led: number): boolean => {
      const rows = (text: string) => [
        ...times(led, { text, article: 'a' }),
        ...times(4 - led, { text, article: text }),
      ];
      return clusteringOf(askingsOf([...rows(one), ...rows(other)])).membersOf(one).length === 2;
    };
    expect([joined(3), joined(1)]).toEqual([true, false]);
    const each = ['b', 'c', 'a'].map((article) => ({ text: one, article }));
    const last = askingsOf([...each, ...times(3, { text: other, article: 'a' })]);
    expect(clusteringOf(last).membersOf(one)).toEqual([one]);
  });

  test('are looked at up to five hundred, the most asked', () => {
    const others = Array.from({ length: 600 }, (_, n) => times(2, { text: `jar ${n}` })).flat();
    const rare = [{ text: 'delivery cost' }, { text: 'how much is delivery' }];
    expect(clusteringOf(askingsOf([...rare, ...others])).membersOf('delivery cost')).toEqual(['delivery cost']);
  });
});

describe('askings of a period', () => {
  const askings = askingsOf([1, 2, 2, 5, 9].map((at) => ({ text: at < 5 ? 'a' : 'b', at })));

  test('are cut out by their times', () => {
    const cut = (from: number, to: number): number[] => [...askingsIn(askings, { from, to }).at];
    expect([cut(2, 9), cut(0, 1), cut(3, 5), cut(0, 99)]).toEqual([[2, 2, 5], [], [], [1, 2, 2, 5, 9]]);
    expect(askingsIn(askings, { from: 2, to: 9 }).length).toBe(3);
  });

  test('are counted by day', () => {
    const days = { dates: ['x', 'y', 'z'], starts: [0, 2, 6], from: 0, to: 10 };
    expect(Object.fromEntries(askedByDay(askings, days, ['a', 'b', 'c']))).toEqual({
      a: [1, 2, 0],
      b: [0, 1, 1],
      c: [0, 0, 0],
    });
  });
});
