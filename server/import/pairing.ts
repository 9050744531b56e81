import { COMMON_LANGUAGES, baseOf } from '../../protocol/languages.ts';
import { isLanguageTag } from '../publish/shapes.ts';
import type { Entry } from './entry.ts';

// One question in two languages is one article: where a source does not say which belong together, their order does.

/** Names of files that differ in nothing but a language: faq.en.md, ro/faq.md. */
const AT_END = [/[._-]([a-z]{2,3}-[a-z]{2,4})$/i, /[._-]([a-z]{2,3})$/i];
const FOLDER = /(?<=^|[\\/])[a-z]{2,3}(?:-[a-z]{2,4})?(?=[\\/])/gi;

interface Named {
  /** What is the same in all languages. */
  key: string;
  lang: string;
}

/**
 * What a file's name says of its language, if it says any: "faq-old.md" and "my/faq.md" say none.
 * @param own languages that count besides those that shops are most often written in
 */
export const languageInName = (name: string, own: readonly string[]): Named | undefined => {
  const known = new Set([...COMMON_LANGUAGES, ...own.map(baseOf)]);
  const isOne = (lang: string | undefined): boolean =>
    lang !== undefined && known.has(baseOf(lang)) && isLanguageTag(lang);
  const bare = name.replace(/\.\w+$/, '');
  const end = AT_END.map((at) => at.exec(bare)?.[1]).find(isOne);
  if (end) return { key: bare.slice(0, -end.length - 1).toLowerCase(), lang: end.toLowerCase() };
  const folder = [...bare.matchAll(FOLDER)].find(([lang]) => isOne(lang));
  if (!folder) return undefined;
  const [[lang], at] = [folder, folder.index];
  return { key: `${bare.slice(0, at)}*${bare.slice(at + lang.length)}`.toLowerCase(), lang: lang.toLowerCase() };
};

type Written = Entry & { lang: string };
/** Places of entries, one list for each language. */
type Lists = readonly (readonly number[])[];

/** Letters of an answer that are read. */
const READ = 2_000;
const numbersIn = (text: string): Set<string> =>
  new Set(
    text
      .slice(0, READ)
      .replace(/\]\([^)]*\)/g, ' ')
      .match(/\d+/g),
  );

/** Whether two answers speak of the same: at least of one number, where both have some. */
const agree = (one: Entry, other: Entry): boolean | undefined => {
  const [a, b] = [numbersIn(one.answer), numbersIn(other.answer)];
  return a.size && b.size ? [...a].some((number) => b.has(number)) : undefined;
};

/** Whether two lists of questions are the same one after the other, as far as that can be seen. */
const areSame = (entries: readonly Written[], one: readonly number[], other: readonly number[]): boolean => {
  if (one.length !== other.length) return false;
  const told = one.map((place, n) => agree(entries[place]!, entries[other[n]!]!));
  return told.filter((is) => is === false).length * 2 <= told.filter((is) => is !== undefined).length;
};

const byLanguage = (entries: readonly Written[], places: readonly number[]): number[][] => [
  ...Map.groupBy(places, (place) => entries[place]!.lang.toLowerCase()).values(),
];

/** Questions that follow each other in one language. */
const runsIn = (entries: readonly Written[], places: readonly number[]): number[][] => {
  const runs: number[][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    const isSame = last && entries[last[0]!]!.lang.toLowerCase() === entries[place]!.lang.toLowerCase();
    if (isSame) last.push(place);
    else runs.push([place]);
  }
  return runs;
};

/**
 * Blocks of a source that are one text in several languages: as long as each other, and next to each other. Languages that
 * take turns do so all the way.
 */
const blocksIn = (entries: readonly Written[], places: readonly number[]): Lists[] => {
  const runs = runsIn(entries, places);
  const langs = byLanguage(entries, places);
  const takeTurns = runs.length === places.length && langs.every(({ length }) => length === langs[0]!.length);
  if (takeTurns) return langs[0]!.length > 1 ? [langs] : [];
  const blocks: number[][][] = [];
  for (const run of runs) {
    const block = blocks.at(-1);
    const isNext =
      run.length > 1 &&
      block?.[0]!.length === run.length &&
      block.every(([place]) => entries[place!]!.lang.toLowerCase() !== entries[run[0]!]!.lang.toLowerCase());
    if (isNext) block.push(run);
    else blocks.push([run]);
  }
  return blocks;
};

const isOpen = ({ id, group }: Entry): boolean => id === undefined && group === undefined;

/**
 * Puts questions of several languages together by their order, where there are as many in each and their answers do not
 * speak of other numbers; those that a source puts together itself stay so.
 * @param sourceOf each entry's source
 * @param keyOf what sources of one text in several languages have in common
 */
export const paired = (
  entries: readonly Written[],
  sourceOf: readonly number[],
  keyOf: (source: number) => string | undefined,
): Written[] => {
  const open = [...entries.keys()].filter((place) => isOpen(entries[place]!));
  const groups = new Map<number, string>();
  const join = ([first = [], ...others]: Lists, name: string): void => {
    const same = others.filter((list) => areSame(entries, first, list));
    if (same.length) for (const list of [first, ...same]) list.forEach((place, n) => groups.set(place, `${name} ${n}`));
  };
  const sources = Map.groupBy(open, (place) => sourceOf[place]!);
  const keys = Map.groupBy([...sources.keys()], keyOf);
  for (const [key, members] of keys) {
    if (key === undefined || members.length < 2) continue;
    const lists = members.map((source) => sources.get(source)!);
    const whole = lists.filter((list) => byLanguage(entries, list).length === 1);
    const byLang = new Map(whole.map((list) => [entries[list[0]!]!.lang.toLowerCase(), list]));
    for (const [length, same] of Map.groupBy(byLang.values(), (list) => list.length))
      join(same, `sources ${key} ${length}`);
  }
  for (const [source, places] of sources)
    if (!groups.has(places[0]!)) blocksIn(entries, places).forEach((block, n) => join(block, `source ${source} ${n}`));
  return entries.map((entry, place) => {
    const group = groups.get(place) ?? entry.group ?? entry.id;
    return group === undefined ? entry : { ...entry, group };
  });
};

/** Those of one group together, where the first of them stands. */
export const adjacent = <T extends { group?: string }>(entries: readonly T[]): T[] => {
  const groups = Map.groupBy(entries.entries(), ([n, { group }]) => (group === undefined ? n : group));
  return [...groups.values()].flatMap((list) => list.map(([, entry]) => entry));
};
