import { baseOf } from '../../protocol/languages.ts';
import type { ArticleContent } from '../../protocol/content.ts';
import type { ImportPreview, ImportSource } from '../../protocol/starting.ts';
import { isLanguageTag, MOST } from '../publish/shapes.ts';
import type { Site, Store } from '../store/store.ts';
import { createBudget, type Budget } from './budget.ts';
import { checkEntries, type Written } from './check.ts';
import { isWrittenIn, languageOf } from './detect.ts';
import { bodyOf } from './drafts.ts';
import { Unreadable, type Entry, type Found } from './entry.ts';
import { adjacent, languageInName, paired } from './pairing.ts';
import type { Source } from './read.ts';
import { readAside } from './readAside.ts';
import type { Read } from './readWorker.ts';
import { siteLang } from './siteLang.ts';

/** Other languages of one page that are read with it. */
const OTHERS = 4;
/** Name under which the pages are one. */
const PAGE = 'page';

interface Given {
  sources: readonly Source[];
  /** Of what does not say its language itself. */
  lang?: string | undefined;
  /** Languages in which a page is read too, besides those in which the site writes. */
  also?: readonly string[] | undefined;
  /** Reads the same page in another language. @throws Unreadable */
  readOther?: ((address: string) => Promise<Source>) | undefined;
  now: number;
  /** For all of it: reading, also the other languages, and comparing. */
  budget?: Budget;
}

interface Languages {
  chosen: string | undefined;
  /** In which the site writes, its own first. */
  own: readonly string[];
}

const languagesOf = async (store: Store, site: Site): Promise<string[]> => {
  const articles = await store.content.list(site.id, 'article');
  const written = articles.flatMap((one) => Object.keys((bodyOf(one) satisfies ArticleContent).languages));
  return [...new Set([await siteLang(store, site), ...written.toSorted()])];
};

/** Under the tag by which the site calls it: a page in English is one in en-GB to a shop that writes so. */
const asSite = (lang: string, own: readonly string[]): string => {
  const exact = own.find((one) => one.toLowerCase() === lang.toLowerCase());
  const [near, ...more] = own.filter((one) => baseOf(one) === baseOf(lang));
  return exact ?? (near !== undefined && !more.length && lang === baseOf(lang) ? near : lang);
};

const textOf = ({ question, answer }: Entry): string => `${question}\n${answer}`;

/** As a source, or the name of its file, says. */
const statedBy = ({ name }: Source, said: string | undefined, { chosen, own }: Languages): string | undefined => {
  if (chosen !== undefined) return chosen;
  if (said && isLanguageTag(said)) return said;
  const named = languageInName(name, own)?.lang;
  return named !== undefined && own.some((one) => one.toLowerCase() === named) ? named : undefined;
};

/** Each with its language: as it says itself, as the whole says, or as its letters and words do. */
const written = (entries: readonly Entry[], stated: string | undefined, { chosen, own }: Languages): Written[] => {
  const [main = 'en'] = own;
  const told = stated ?? languageOf(entries.map(textOf).join('\n'), own) ?? main;
  return entries.map((entry) => {
    if (entry.lang && isLanguageTag(entry.lang)) return { ...entry, lang: asSite(entry.lang, own) };
    const text = textOf(entry);
    const isTrusted = chosen !== undefined || (stated !== undefined && isWrittenIn(text, stated));
    return { ...entry, lang: asSite((isTrusted ? undefined : languageOf(text, own)) ?? told, own) };
  });
};

/** What is in all of them, and what became of each: one without questions does not stop the others. */
const collected = (sources: readonly Source[], answers: readonly Read[], languages: Languages) => {
  const entries: Written[] = [];
  const sourceOf: number[] = [];
  const read = answers.map((answer, n): ImportSource => {
    const { name } = sources[n]!;
    if ('why' in answer) return { name, found: 0, why: answer.why };
    const { entries: found, how, lang } = answer.found;
    for (const one of written(found, statedBy(sources[n]!, lang, languages), languages)) {
      // Every table has a first row; an id is the same in all of them.
      entries.push(one.group === undefined ? one : { ...one, group: `source ${n} ${one.group}` });
      sourceOf.push(n);
    }
    return { name, found: found.length, how };
  });
  return { entries, sourceOf, read };
};

/** The other languages of a page, one each: those to read, and those that are only told. */
const othersOf = ({ others = [], lang = '' }: Found, url: string, wanted: readonly string[]) => {
  const isWanted = new Set(wanted.map(baseOf));
  const byLang = new Map(
    others
      .filter((one) => isLanguageTag(one.lang) && baseOf(one.lang) !== baseOf(lang) && one.address !== url)
      .map((one) => [baseOf(one.lang), one]),
  );
  const all = [...byLang.values()];
  const read = all.filter((one) => isWanted.has(baseOf(one.lang))).slice(0, OTHERS);
  return { read, left: all.filter((one) => !read.includes(one)).map((one) => one.lang) };
};

/** A page's other languages as sources, or why one of them cannot be read. */
const fetchOthers = (others: readonly { address: string }[], readOther: NonNullable<Given['readOther']>) =>
  Promise.all(
    others.map(async ({ address }): Promise<{ source: Source; why?: string }> => {
      try {
        return { source: await readOther(address) };
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        return { source: { name: address, text: '' }, why: error.message };
      }
    }),
  );

/** The sources with what is in them, a page's other languages among them. */
const readAll = async (site: Site, given: Given & { budget: Budget }, own: readonly string[]) => {
  const { also, readOther, budget } = given;
  const base = site.origins.find((origin) => !origin.includes('*'));
  const sources = given.sources.map((source) => ({ ...source, base }));
  const answers = await readAside(sources, budget);
  const [first] = answers;
  if (!readOther || !first || 'why' in first) return { sources, answers, left: [] };
  const { read, left } = othersOf(first.found, sources[0]!.name, [...own, ...(also ?? [])]);
  for (const { source, why } of await fetchOthers(read, readOther)) {
    sources.push({ ...source, base });
    answers.push(...(why === undefined ? await readAside([source], budget) : [{ why }]));
  }
  return { sources, answers, left };
};

/**
 * Questions and answers in pages and files, and which of them articles answer already. Keeps nothing.
 * @throws Unreadable when there are more than a site may have articles
 */
export const previewImport = async (store: Store, site: Site, given: Given): Promise<ImportPreview> => {
  const { budget = createBudget() } = given;
  const own = await languagesOf(store, site);
  const { sources, answers, left } = await readAll(site, { ...given, budget }, own);
  const { entries, sourceOf, read } = collected(sources, answers, { chosen: given.lang, own });
  if (entries.length > MOST.article)
    throw new Unreadable(
      `There are ${entries.length} questions in this. A site may have ${MOST.article} articles: take a part of it.`,
    );
  const keyOf = (n: number): string | undefined =>
    given.readOther ? PAGE : languageInName(sources[n]!.name, own)?.key;
  const whole = adjacent(paired(entries, sourceOf, keyOf));
  const checked = await checkEntries(store, site, whole, { lang: own[0]!, now: given.now, budget });
  return { sources: read, ...checked, ...(left.length && { others: left }) };
};
