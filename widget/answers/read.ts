import { VERSION, sumOf } from './format.ts';

/** An index as it was written: words by number, entries as lists of such numbers. */
export interface Index {
  ids: string[];
  /** Folded. */
  words: string[];
  /** By entry: the words of each way to ask it. */
  phrasings: number[][][];
  /** By entry: the words of its text, each as often as it stands there, up to the compiler's limit. */
  texts: number[][];
}

/**
 * Reads what `compile` wrote.
 * @throws Error if the bytes are damaged, or of another version.
 */
export const read = (bytes: Uint8Array): Index => {
  let at = 1;
  const next = (): number => {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++]!;
      number += (byte & 127) * scale;
      if (!(byte > 127)) return number;
    }
  };
  if (bytes[0] !== VERSION || next() !== sumOf(bytes.subarray(at)))
    throw Error('attendant: this is no index of answers, or a damaged one');
  const list = <T>(item: () => T): T[] => Array.from({ length: next() }, item);
  const length = next();
  const [ids, coded] = JSON.parse(new TextDecoder().decode(bytes.subarray(at, (at += length))));
  let word = '';
  const words = coded.map((piece: string) => (word = word.slice(0, piece.charCodeAt(0) - 48) + piece.slice(1)));
  const phrasings = ids.map(() => list(() => list(next)));
  const texts = ids.map(() => {
    let number = 0;
    return list(() => (number += next()));
  });
  return { ids, words, phrasings, texts };
};
