import type { ArticleContent } from '../../protocol/content.ts';
import type { ImportFound, ImportPreview, ImportSource } from '../../protocol/starting.ts';
import { isLanguageTag, MOST } from '../publish/shapes.ts';
import type { Site, Store, StoredContent } from '../store/store.ts';
import { makeDrafts, type Outcome } from './drafts.ts';
import { Unreadable, type Entry } from './entry.ts';
import type { Source } from './read.ts';
import { readAside } from './readAside.ts';
import { siteLang } from './siteLang.ts';

interface Given {
  sources: readonly Source[];
  /** Of what does not say its language itself. */
  lang?: string | undefined;
  now: number;
}

type Written = Entry & { lang: string };

/** What is in all of them, and what became of each: one without questions does not stop the others. */
const readAll = async (sources: readonly Source[], site: Site, langOf: (said?: string) => string) => {
  const base = site.origins.find((origin) => !origin.includes('*'));
  const answers = await readAside(sources.map((source) => ({ ...source, base })));
  const entries: Written[] = [];
  const read = answers.map((answer, n): ImportSource => {
    const { name } = sources[n]!;
    if ('why' in answer) return { name, found: 0, why: answer.why };
    const { entries: found, how, lang } = answer.found;
    for (const one of found) entries.push({ ...one, lang: one.lang || langOf(lang) });
    return { name, found: found.length, how };
  });
  return { entries, read };
};

const titleOf = ({ draft, live, newest }: StoredContent, lang: string): string => {
  const { languages } = (draft ?? live ?? newest)!.body as ArticleContent;
  return [languages[lang], ...Object.values(languages)].find((words) => words?.title.trim())?.title ?? '';
};

const HOW = { draft: 'new', there: 'twice', 'left out': 'unfit' } as const;

const foundOf = (
  entry: Written,
  { how, id, why }: Outcome,
  articles: ReadonlyMap<string, StoredContent>,
): ImportFound => {
  const there = how === 'there' && id !== undefined ? articles.get(id) : undefined;
  if (there) return { ...entry, how: 'there', article: { id: there.id, title: titleOf(there, entry.lang) } };
  return { ...entry, how: HOW[how], ...(why && { why }) };
};

/**
 * Questions and answers in pages and files, and which of them articles answer already. Keeps nothing.
 * @throws Unreadable when there are more than a site may have articles
 */
export const previewImport = async (
  store: Store,
  site: Site,
  { sources, lang, now }: Given,
): Promise<ImportPreview> => {
  const own = await siteLang(store, site);
  const { entries, read } = await readAll(sources, site, (said) => lang ?? (said && isLanguageTag(said) ? said : own));
  if (entries.length > MOST.article)
    throw new Unreadable(
      `There are ${entries.length} questions in this. A site may have ${MOST.article} articles: take a part of it.`,
    );
  const { outcomes } = await makeDrafts(store, site, entries, { lang: own, now, dry: true });
  const list = await store.content.list(site.id, 'article');
  const articles = new Map(list.map((one) => [one.id, one]));
  return { sources: read, found: entries.map((entry, n) => foundOf(entry, outcomes[n]!, articles)) };
};
