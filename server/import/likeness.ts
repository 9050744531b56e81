import { compile } from '../../widget/answers/compile.ts';
import { load } from '../../widget/answers/load.ts';
import type { Matcher } from '../../widget/answers/shapes.ts';
import { clustersOf } from '../insight/clusters.ts';
import { meantBy, sharedBy, type Meant } from './meant.ts';

// What means the same in other words. Titles alone share too few: "How long does delivery take?" has none in common with
// "When will my parcel arrive?". So both are held against the starter questions, each with dozens of ways to ask it: what
// means the same one of them means the same. What shops ask besides is found by the articles' own ways to ask.

/** How likely two questions must mean the same starter question; of one source, or in two languages. */
const SAME = 0.2;
const SURELY_SAME = 0.4;
/** The same for an article's own ways to ask: less than a shopper is told an answer at, as whoever imports looks at it. */
const LIKELY = 0.5;
/** Ways to ask that an index is made of: more take longer than somebody waits. */
const PHRASINGS = 4_000;
const FEWEST = 3;

/** One article in one language, or a question that is to be imported. */
export interface Ask {
  lang: string;
  question: string;
  phrasings?: readonly string[];
  answer?: string;
}

export interface Articles {
  /** Of the article: in each of its languages it is another row. */
  id: string;
  rows: readonly Ask[];
}

/** By place of an entry: what it may be the same as. */
export interface Alike {
  article?: string;
  /** The article has nothing in the entry's language: it is perhaps the same in another. */
  abroad?: true;
  /** Place of an entry before it in its language. */
  twin?: number;
}

/** The likest of those that pass, if one does. */
const likest = <T>(all: readonly T[], likenessOf: (one: T) => number, least: number): T | undefined => {
  let best: T | undefined;
  let most = 0;
  for (const one of all) {
    const likeness = likenessOf(one);
    if (likeness >= least && likeness > most) [best, most] = [one, likeness];
  }
  return best;
};

interface Row extends Ask {
  id: string;
  meant: readonly Meant[];
}

/** The article that a language's own ways to ask lead to, if it is likely. */
const finderIn = (rows: readonly Row[], lang: string): ((question: string) => string | undefined) => {
  const each = Math.max(FEWEST, Math.floor(PHRASINGS / (rows.length || 1)));
  const entries = rows.map(({ id, question, phrasings = [], answer }) => {
    return { id, question, alternatives: phrasings.slice(0, each), ...(answer && { answer }) };
  });
  let matcher: Matcher | undefined;
  return (question) => {
    if (!entries.length) return undefined;
    matcher ??= load(compile(entries, lang));
    const [best] = matcher.search(question);
    return best && best.score > LIKELY ? best.id : undefined;
  };
};

/** Sets of places that say the same in nearly the same words, the articles' after the entries'. */
const sameWords = (asks: readonly Ask[]): number[][] =>
  clustersOf(asks.map(({ lang, question }, n) => ({ question: String(n).padStart(6, '0'), lang, text: question })))
    .filter(({ length }) => length > 1)
    .map((cluster) => cluster.map(Number).toSorted((a, b) => a - b));

/** What in one language may be the same as what. */
const alikeIn = (
  lang: string,
  places: readonly number[],
  entries: readonly (Ask & { meant: readonly Meant[] })[],
  rows: readonly Row[],
) => {
  const find = finderIn(rows, lang);
  const own = places.map((place) => entries[place]!);
  const inCluster = new Map(sameWords([...own, ...rows]).flatMap((cluster) => cluster.map((n) => [n, cluster])));
  const heads: number[] = [];
  return own.map((entry, n): Alike => {
    const cluster = inCluster.get(n) ?? [];
    const worded = cluster.find((one) => one >= own.length);
    const article =
      (worded === undefined ? undefined : rows[worded - own.length]!.id) ??
      likest(rows, ({ meant }) => sharedBy(meant, entry.meant), SAME)?.id ??
      find(entry.question);
    const twin =
      heads.find((head) => cluster.includes(head)) ??
      likest(heads, (head) => sharedBy(own[head]!.meant, entry.meant), SURELY_SAME);
    if (twin === undefined) heads.push(n);
    return { ...(article !== undefined && { article }), ...(twin !== undefined && { twin: places[twin]! }) };
  });
};

/**
 * What each question may be the same as: an article, or a question before it. Likely, and no more: whoever imports decides.
 * @param articles as they are written
 */
export const alike = (entries: readonly Ask[], articles: readonly Articles[]): Alike[] => {
  const asked = entries.map((entry) => ({ ...entry, meant: meantBy(entry.question, entry.lang) }));
  const rows = articles.flatMap(({ id, rows: all }) =>
    all.map((row): Row => ({ ...row, id, meant: meantBy(row.question, row.lang) })),
  );
  const languages = Map.groupBy([...entries.keys()], (place) => entries[place]!.lang.toLowerCase());
  const found: Alike[] = entries.map(() => ({}));
  for (const [lang, places] of languages) {
    const [here, abroad] = [rows.filter((row) => row.lang.toLowerCase() === lang), rows];
    const has = new Set(here.map(({ id }) => id));
    const others = abroad.filter(({ id }) => !has.has(id));
    alikeIn(lang, places, asked, here).forEach((one, n) => {
      const place = places[n]!;
      const other = likest(others, ({ meant }) => sharedBy(meant, asked[place]!.meant), SURELY_SAME);
      found[place] = one.article === undefined && other ? { ...one, article: other.id, abroad: true } : one;
    });
  }
  return found;
};
