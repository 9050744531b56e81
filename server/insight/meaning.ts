import { fold, wordsOf } from '../../widget/answers/words.ts';
import meanings from './meanings.json' with { type: 'json' };

/**
 * What a question says: words that carry it, each once and in order of the alphabet. Words of one meaning ("cost", "how
 * much") are one; an ending is cut; what only holds a sentence together is left out, where something else is left.
 */
export type Meaning = readonly string[];

/** By language: words that carry nothing; lists of those that mean the same in a shop, `*` for any ending. */
interface Words {
  light: string;
  alike: readonly (readonly string[])[];
}

interface Reader {
  light: ReadonlySet<string>;
  /** What stands for words of one meaning, by those that have no open end; and a search for all, the longest first. */
  alike: ReadonlyMap<string, readonly string[]>;
  search: RegExp | undefined;
  endings: readonly (readonly [begin: string, sign: string])[];
}

/** Letters under which nothing is cut off a word, and the share that is kept of longer ones. */
const SHORT = 5;
const KEPT = 0.7;
const HAN = /\p{Script=Han}/u;

const SCRIPTS_WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ARABIC = /\p{Script=Arabic}/u;

const split = (text: string): string[] => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);

/** Words of a text, or runs of letters where none are told apart, without case and accents. */
export const plainWords = (text: string): string[] =>
  // The article is cut off at the beginning of each Arabic word; all else may be done at once.
  ARABIC.test(text) ? split(text).map(fold) : split(fold(text));

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const readerOf = ({ light, alike }: Words): Reader => {
  const unspaced = HAN.test(light);
  const known = new Map<string, string[]>();
  const endings: (readonly [string, string])[] = [];
  alike.forEach((list, n) => {
    for (const words of list) {
      const folded = plainWords(words).join(' ');
      if (words.endsWith('*')) endings.push([folded, `=${n}`]);
      else known.set(folded, [...(known.get(folded) ?? []), `=${n}`]);
    }
  });
  const lights = plainWords(light);
  // Where words are not told apart by blanks, what carries nothing is looked for like all else.
  const looked = unspaced ? [...known.keys(), ...lights] : [...known.keys()].filter((words) => words.includes(' '));
  const longestFirst = looked.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escaped);
  const search = longestFirst.length ? longestFirst.join('|') : undefined;
  return {
    light: new Set(lights),
    alike: known,
    search: search === undefined ? undefined : RegExp(unspaced ? search : `(?<= )(?:${search})(?= )`, 'gu'),
    endings: endings.sort(([a], [b]) => b.length - a.length),
  };
};

const NOTHING: Words = { light: '', alike: [] };
const readers = new Map<string, Reader>();
const readerFor = (lang: string): Reader => {
  const name = lang.split('-')[0]!;
  const known = Object.hasOwn(meanings, name) ? name : '';
  let reader = readers.get(known);
  if (!reader) readers.set(known, (reader = readerOf(known ? meanings[known as keyof typeof meanings] : NOTHING)));
  return reader;
};

/** Words; of what is written without blanks pairs of letters, and a letter that stands alone. */
const partsOf = (text: string): string[] => {
  if (!SCRIPTS_WITHOUT_BLANKS.test(text)) return text.split(' ').filter(Boolean);
  const words = wordsOf(text);
  // A run ends with its last letter by itself, which its last pair has already.
  return words.filter(({ at, end }, n) => end - at > 1 || words[n - 1]?.end !== end).map(({ word }) => word);
};

/** Endings of a letter or two that even short words have: mugs, vaze, вазы. Three letters stay. */
const ENDING = /(?<=^.{3,})(?:s|[aeiouаеиоуыюяй]{1,2}s?)$/u;

const stemOf = (word: string): string => {
  if (/\d/.test(word)) return word;
  const short = word.replace(ENDING, '');
  return short.slice(0, Math.max(SHORT, Math.ceil(short.length * KEPT)));
};

/** What a word stands for, and whether that is nothing. */
const wordIn = ({ light, alike, endings }: Reader, word: string): { signs: readonly string[]; isLight: boolean } => {
  const known = alike.get(word);
  if (known) return { signs: known, isLight: false };
  const sign = endings.find(([begin]) => word.startsWith(begin))?.[1];
  return { signs: [sign ?? stemOf(word)], isLight: sign === undefined && light.has(word) };
};

/**
 * @param words of the question, see plainWords
 * @param spellings words that are slips of others, and what they were to be
 */
export const meaningOf = (words: readonly string[], lang: string, spellings?: ReadonlyMap<string, string>): Meaning => {
  const reader = readerFor(lang);
  const { search } = reader;
  const said = new Set<string>();
  const lights = new Set<string>();
  const found = (part: string): string => {
    const { signs, isLight } = wordIn(reader, part);
    for (const sign of signs) (isLight ? lights : said).add(sign);
    return ' ';
  };
  const spelt = spellings ? words.map((word) => spellings.get(word) ?? word) : words;
  const rest = search ? ` ${spelt.join(' ')} `.replace(search, found) : spelt.join(' ');
  partsOf(rest).forEach(found);
  return [...(said.size ? said : lights)].sort();
};
