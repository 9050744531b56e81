import type { Entry } from './entry.ts';

// One question in two languages is one article: where a source does not say which belong together, their order does.

/** Names of files that differ in nothing but a language: faq.en.md, ro/faq.md. */
const AT_END = /[._-]([a-z]{2,3}(?:-[a-z]{2,4})?)$/i;
const FOLDER = /(^|[\\/])([a-z]{2,3}(?:-[a-z]{2,4})?)(?=[\\/])/i;

interface Named {
  /** What is the same in all languages. */
  key: string;
  lang: string;
}

/** What a file's name says of its language, if it says any. */
export const languageInName = (name: string): Named | undefined => {
  const bare = name.replace(/\.\w+$/, '');
  const end = AT_END.exec(bare)?.[1];
  if (end) return { key: bare.slice(0, -end.length - 1).toLowerCase(), lang: end.toLowerCase() };
  const folder = FOLDER.exec(bare);
  return folder ? { key: bare.replace(FOLDER, '$1*').toLowerCase(), lang: folder[2]!.toLowerCase() } : undefined;
};

type Written = Entry & { lang: string };
/** Places of entries, one list for each language. */
type Lists = readonly (readonly number[])[];

const numbersIn = (text: string): Set<string> => new Set(text.replace(/\]\([^)]*\)/g, ' ').match(/\d+/g));

/** Whether two answers speak of the same: at least of one number, where both have some. */
const agree = (one: Entry, other: Entry): boolean | undefined => {
  const [a, b] = [numbersIn(one.answer), numbersIn(other.answer)];
  return a.size && b.size ? [...a].some((number) => b.has(number)) : undefined;
};

/** Whether lists of questions are the same one after the other, as far as that can be seen. */
const areSame = (entries: readonly Written[], [first = [], ...others]: Lists): boolean =>
  others.every((list) => {
    if (list.length !== first.length) return false;
    const told = list.map((place, n) => agree(entries[first[n]!]!, entries[place]!));
    return told.filter((one) => one === false).length * 2 <= told.filter((one) => one !== undefined).length;
  });

/** Each language's questions stand together, or languages take turns. */
const inOrder = (lists: Lists): boolean => {
  const areApart = (by: number): boolean =>
    lists.every((list) => list.every((place, n) => n === 0 || place === list[n - 1]! + by));
  return areApart(1) || areApart(lists.length);
};

const byLanguage = (entries: readonly Written[], places: readonly number[]): number[][] => [
  ...Map.groupBy(places, (place) => entries[place]!.lang.toLowerCase()).values(),
];

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
  const join = (lists: Lists, name: string): void => {
    if (lists.length < 2 || !areSame(entries, lists)) return;
    for (const list of lists) list.forEach((place, n) => groups.set(place, `${name} ${n}`));
  };
  const sources = Map.groupBy(open, (place) => sourceOf[place]!);
  const keys = Map.groupBy([...sources.keys()], keyOf);
  for (const [key, members] of keys) {
    if (key === undefined || members.length < 2) continue;
    const lists = members.map((source) => sources.get(source)!);
    const langs = lists.map((list) => byLanguage(entries, list));
    const isOneEach = langs.every(({ length }) => length === 1);
    const names = new Set(lists.map(([place]) => entries[place!]!.lang.toLowerCase()));
    if (isOneEach && names.size === lists.length) join(lists, `sources ${key}`);
  }
  for (const [source, places] of sources) {
    const lists = byLanguage(entries, places);
    const first = places[0]!;
    if (!groups.has(first) && inOrder(lists.map((list) => list.map((place) => place - first))))
      join(lists, `source ${source}`);
  }
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
