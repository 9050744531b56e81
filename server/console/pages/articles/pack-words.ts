import { some } from '../../words/count.ts';

/** Words around what the starter questions have of an article in one more language. */
export const packWords = {
  has: (language: string, ways: number) =>
    `The starter questions have this one in ${language}, with ${some(ways, 'way', 'ways')} to ask:`,
  fill: 'Fill in title and ways to ask',
  filled: (language: string, ways: number) =>
    `The ${language} title and ${some(ways, 'way', 'ways')} to ask are from the starter questions. The answer is yours to write.`,
  empty: 'Take them out',
};
