import { DEPTHS } from '../store/facts.ts';
import type { Askings } from '../store/store.ts';
import { ABSENT, inOrder, oftenOf, placesOfEach } from './askings.ts';

/** Milliseconds after a question in which a message belongs to it. */
export const WROTE_WITHIN = 86_400_000;
/** Phrasings and pages told of one question. */
const PHRASINGS = 50;
const PAGES = 20;

export interface AskedOften {
  phrasings: { text: string; count: number }[];
  pages: { url: string; title?: string; count: number }[];
  /** How many askings were in visits that came so far, in the order of DEPTHS. */
  ends: number[];
  /** Those who asked, and of them those who wrote a message soon after. */
  contacted: { of: number; wrote: number };
}

/** The title a page goes by: the last by the alphabet, where it had several. */
const titleOf = ({ url, title, word }: Askings, places: readonly number[], page: number): { title?: string } => {
  const titles = places.filter((n) => url[n] === page && title[n] !== ABSENT).map((n) => word(title[n]!));
  const last = [...new Set(titles)].sort(inOrder).at(-1);
  return last === undefined ? {} : { title: last };
};

/** How one question was put, where and when, and who wrote afterwards. */
export const askedOften = (askings: Askings, question: string): AskedOften => {
  const { word, wrote, visitor, depth } = askings;
  const places = placesOfEach(askings, [question]).get(question) ?? [];
  const writers = places.filter((n) => wrote[n] !== ABSENT && wrote[n]! < WROTE_WITHIN);
  const ends = DEPTHS.map(() => 0);
  for (const n of places) ends[depth[n]!]!++;
  const phrasings = oftenOf(askings, askings.text, places).sort(
    (a, b) => b.count - a.count || a.first - b.first || inOrder(word(a.number), word(b.number)),
  );
  const pages = oftenOf(askings, askings.url, places).sort(
    (a, b) => b.count - a.count || inOrder(word(a.number), word(b.number)),
  );
  return {
    phrasings: phrasings.slice(0, PHRASINGS).map(({ number, count }) => ({ text: word(number), count })),
    pages: pages
      .slice(0, PAGES)
      .map(({ number, count }) => ({ url: word(number), count, ...titleOf(askings, places, number) })),
    ends,
    contacted: {
      of: new Set(places.map((n) => visitor[n])).size,
      wrote: new Set(writers.map((n) => visitor[n])).size,
    },
  };
};
