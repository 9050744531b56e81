import { VERSION, sumOf } from './format.ts';
import type { Found, Matcher, Repair } from './shapes.ts';
import { stem, wordsOf } from './words.ts';

const trigrams = (word: string): string[] => {
  const padded = ` ${word} `;
  return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3));
};

/**
 * Reads an index that `compile` made.
 * @throws Error if the bytes are damaged or of another version.
 */
export const load = (bytes: Uint8Array): Matcher => {
  let at = 1;
  const next = (): number => {
    let number = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      number += (byte & 127) * scale;
      if (byte < 128) return number;
      scale *= 128;
    }
  };
  const sum = next();
  if (bytes[0] !== VERSION || sum !== sumOf(bytes.subarray(at))) throw new Error('attendant: not an index of answers');
  const length = next();
  const [ids, coded] = JSON.parse(new TextDecoder().decode(bytes.subarray(at, (at += length)))) as [string[], string];
  let before = '';
  const words = coded
    ? coded.split(' ').map((piece) => (before = before.slice(0, piece.charCodeAt(0) - 48) + piece.slice(1)))
    : [];
  const list = (): string[] => Array.from({ length: next() }, () => words[next()]!);
  const postings = new Map<string, Map<number, number>>();
  const lengths: number[] = [];
  ids.forEach((_, entry) => {
    const phrasings = Array.from({ length: next() }, list);
    const add = (word: string, weight: number): void => {
      const key = stem(word);
      const row = postings.get(key) ?? new Map<number, number>();
      postings.set(key, row.set(entry, (row.get(entry) ?? 0) + weight));
      lengths[entry] = (lengths[entry] ?? 0) + weight;
    };
    for (const phrasing of phrasings) for (const word of phrasing) add(word, 3);
    for (const word of list()) add(word, 1);
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / ids.length;
  const idf = (key: string): number => Math.log(1 + (ids.length + 0.5) / ((postings.get(key)?.size ?? 0) + 0.5));

  /** The known word with most trigrams in common, if it has enough. */
  const nearest = (word: string): string | undefined => {
    const own = new Set(trigrams(word));
    let best: string | undefined;
    let most = 0.45;
    for (const other of words) {
      const theirs = trigrams(other);
      const alike = (2 * theirs.filter((gram) => own.has(gram)).length) / (theirs.length + own.size);
      if (alike > most) [best, most] = [other, alike];
    }
    return best;
  };
  const taken = (word: string, last: boolean): string =>
    postings.has(stem(word)) ? word : (last && words.find((other) => other.startsWith(word))) || nearest(word) || word;
  const asked = (text: string): string[] => {
    const found = wordsOf(text.slice(0, 400));
    return found.map(({ word, end }, i) => taken(word, i === found.length - 1 && end === text.length));
  };

  const search = (text: string): Found[] => {
    const scores = new Map<number, number>();
    let whole = 0;
    for (const key of new Set(asked(text).map(stem))) {
      whole += idf(key) * 2.2;
      for (const [entry, count] of postings.get(key) ?? [])
        scores.set(
          entry,
          (scores.get(entry) ?? 0) +
            (idf(key) * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * lengths[entry]!) / mean)),
        );
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, 10)
      .map(([entry, score]) => ({ id: ids[entry]!, score: score / whole }));
  };

  return {
    search,
    confident: ([first, second]) => !!first && first.score > 0.4 && first.score > 1.2 * (second?.score ?? 0),
    repaired: (text) => {
      const found = wordsOf(text.slice(0, 400));
      return found.flatMap(({ word, at, end }, i): Repair[] => {
        const known = postings.has(stem(word)) || (i === found.length - 1 && end === text.length);
        const other = known ? undefined : nearest(word);
        return other ? [{ typed: text.slice(at, end), taken: other }] : [];
      });
    },
    marks: (title, text) => {
      const keys = new Set(asked(text).map(stem));
      const pieces: [string, boolean][] = [];
      let from = 0;
      for (const { at, end, word } of wordsOf(title)) {
        if (!keys.has(stem(word)) || end <= from) continue;
        if (at > from) pieces.push([title.slice(from, at), false]);
        pieces.push([title.slice(Math.max(at, from), end), true]);
        from = end;
      }
      if (from < title.length) pieces.push([title.slice(from), false]);
      return pieces;
    },
  };
};
