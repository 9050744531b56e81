import type { Block, Blocks } from './blocks.ts';
import { WIDTHS } from './blockPacks.ts';
import { NONE } from './packing.ts';
import type { Askings, Figures } from './store.ts';

/** Different texts that have a number; beyond, numbers are given anew. */
const MOST = 500_000;

/** One number for each text, over all blocks: counting by them is many times faster than by texts. */
const createLexicon = () => {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  return {
    words,
    isFull: (): boolean => words.length > MOST,
    numberOf: (word: string): number => {
      let number = numbers.get(word);
      if (number === undefined) numbers.set(word, (number = words.push(word) - 1));
      return number;
    },
  };
};

type Columns = Omit<Askings, 'length' | 'word' | 'numbers'>;

const columnsOf = (length: number): Columns => ({
  at: new Float64Array(length),
  question: new Int32Array(length),
  lang: new Int32Array(length),
  text: new Int32Array(length),
  article: new Int32Array(length),
  url: new Int32Array(length),
  title: new Int32Array(length),
  visitor: new Int32Array(length),
  wrote: new Int32Array(length),
  outcome: new Int8Array(length),
  helped: new Int8Array(length),
  depth: new Int8Array(length),
});

/** A block's rows as columns, its words as the lexicon's; see blockPacks.ts for what is where. */
const readBlock = ({ day, words, cells }: Block, numberOf: (word: string) => number): Columns => {
  const width = WIDTHS.questions;
  const columns = columnsOf(cells.length / width);
  const numbers = words.map(numberOf);
  const texts = [columns.question, columns.lang, columns.text, columns.article, columns.url, columns.title];
  texts.forEach((column, n) => {
    for (let row = 0; row < column.length; row++) {
      const word = cells[row * width + n + 1]!;
      column[row] = word === NONE ? NONE : numbers[word]!;
    }
  });
  for (let row = 0, place = 0; place < cells.length; row++, place += width) {
    const how = cells[place + 9]!;
    columns.at[row] = day + cells[place]!;
    columns.visitor[row] = cells[place + 7]!;
    columns.wrote[row] = cells[place + 8]!;
    columns.outcome[row] = how & 3;
    columns.helped[row] = ((how >> 2) & 3) - 1;
    columns.depth[row] = how >> 4;
  }
  return columns;
};

/** The rows of [from, to): they are in order of time. */
const cut = (columns: Columns, from: number, to: number): Columns => {
  const { at } = columns;
  if (at.length === 0 || (at[0]! >= from && at.at(-1)! < to)) return columns;
  const first = at.findIndex((time) => time >= from);
  const last = at.findLastIndex((time) => time < to);
  const part = Object.entries(columns).map(([name, column]) => [
    name,
    first < 0 ? [] : column.subarray(first, last + 1),
  ]);
  return Object.fromEntries(part) as Columns;
};

const join = (parts: readonly Columns[], length: number): Columns => {
  const all = columnsOf(length);
  for (const name of Object.keys(all) as (keyof Columns)[]) {
    let begin = 0;
    for (const part of parts) {
      all[name].set(part[name], begin);
      begin += part[name].length;
    }
  }
  return all;
};

export const createAsked = (blocks: Blocks): Pick<Figures, 'askings'> => {
  let lexicon = createLexicon();
  let known = new WeakMap<Block, Columns>();
  const columnsIn = (block: Block): Columns => {
    let columns = known.get(block);
    if (!columns) known.set(block, (columns = readBlock(block, lexicon.numberOf)));
    return columns;
  };
  return {
    askings: async (siteId, { from, to }) => {
      const found = await blocks.read(siteId, 'questions', { from, to });
      // Between two answers: the numbers of one are of one lexicon.
      if (lexicon.isFull()) [lexicon, known] = [createLexicon(), new WeakMap()];
      const parts = found.map((block) => cut(columnsIn(block), from, to));
      const length = parts.reduce((sum, { at }) => sum + at.length, 0);
      const { words } = lexicon;
      return { ...join(parts, length), length, word: (number) => words[number]!, numbers: words.length };
    },
  };
};
