import type { ArticleContent, ArticleWords } from '../../protocol/content.ts';
import type { ImportFound } from '../../protocol/starting.ts';
import type { Site, Store, StoredContent } from '../store/store.ts';
import { createBudget, type Budget } from './budget.ts';
import { bodyOf, makeDrafts, type Outcome } from './drafts.ts';
import type { Entry } from './entry.ts';
import { tagIn } from './into.ts';
import type { Alike, Articles, Ask } from './likeness.ts';
import { alikeAside } from './readAside.ts';

/** Letters of an answer that is there, to be compared with what is imported. */
const BEGINNING = 600;
/** Letters of an answer by which it is found. */
const SEARCHED = 2_000;

export type Written = Entry & { lang: string };

const rowsOf = (articles: readonly StoredContent[]): Articles[] =>
  articles.map((one) => ({
    id: one.id,
    rows: Object.entries(bodyOf(one).languages)
      .filter(([, { title }]) => title.trim())
      .map(([lang, { title, text, phrasings }]): Ask => {
        return { lang, question: title, phrasings, answer: text.slice(0, SEARCHED) };
      }),
  }));

const isWritten = (words: ArticleWords | undefined): boolean => Boolean(words?.title.trim() || words?.text.trim());

/** An article as somebody sees it who decides whether it is the same. */
const articleOf = (one: StoredContent, lang: string): NonNullable<ImportFound['article']> => {
  const body: ArticleContent = bodyOf(one);
  const own = body.languages[tagIn(body, lang) ?? ''];
  const titled = [own, ...Object.values(body.languages)].find((words) => words?.title.trim());
  const about = { id: one.id, title: titled?.title ?? '', text: titled?.text.slice(0, BEGINNING) ?? '' };
  return isWritten(own) ? about : { ...about, lacks: true };
};

const HOW = { draft: 'new', changed: 'new', there: 'twice', 'left out': 'unfit' } as const;

interface Known {
  articles: ReadonlyMap<string, StoredContent>;
  entries: readonly Written[];
  outcomes: readonly Outcome[];
  alike: readonly Alike[] | undefined;
}

/** The place of the first before `n` that became the same article in the same language. */
const firstOf = ({ entries, outcomes }: Known, n: number): number => {
  const isIt = (one: Outcome, place: number): boolean =>
    place < n && one.how === 'draft' && one.id === outcomes[n]!.id && entries[place]!.lang === entries[n]!.lang;
  return outcomes.findIndex(isIt);
};

const foundOf = (known: Known, n: number): ImportFound => {
  const { articles, entries, outcomes, alike } = known;
  const [entry, { how, id, why }] = [entries[n]!, outcomes[n]!];
  const there = how === 'there' && id !== undefined ? articles.get(id) : undefined;
  if (there) return { ...entry, how: 'there', article: articleOf(there, entry.lang) };
  if (how === 'there') {
    const twin = firstOf(known, n);
    return { ...entry, how: 'twice', ...(twin >= 0 && { twin }) };
  }
  const { article, twin } = alike?.[n] ?? {};
  const same = article === undefined ? undefined : articles.get(article);
  if (how !== 'draft' || (!same && twin === undefined)) return { ...entry, how: HOW[how], ...(why && { why }) };
  return {
    ...entry,
    how: 'like',
    ...(same && { article: articleOf(same, entry.lang) }),
    ...(!same && twin !== undefined && { twin }),
  };
};

/** In an article's other languages what belongs to one that is there, or perhaps is the same, is the same as well. */
const withGroups = (found: readonly ImportFound[], articles: ReadonlyMap<string, StoredContent>): ImportFound[] => {
  const groups = Map.groupBy(found, ({ group }) => group);
  return found.map((one) => {
    if (one.group === undefined || (one.how !== 'new' && !(one.how === 'like' && !one.article))) return one;
    const members = groups.get(one.group)!;
    const leader = members.find(({ how }) => how === 'there') ?? members.find(({ article }) => article !== undefined);
    const there = leader?.article && articles.get(leader.article.id);
    if (!there) return one;
    const { twin: _twin, ...rest } = one;
    return { ...rest, how: 'like', article: articleOf(there, one.lang) };
  });
};

/** Which of these articles answer already, in the same words or perhaps in others, and which stand there twice. */
export const checkEntries = async (
  store: Store,
  site: Site,
  entries: readonly Written[],
  { lang, now, budget = createBudget() }: { lang: string; now: number; budget?: Budget },
): Promise<{ found: ImportFound[]; uncompared?: true }> => {
  const { outcomes } = await makeDrafts(store, site, entries, { lang, now, dry: true });
  const list = await store.content.list(site.id, 'article');
  const asks = entries.map(({ question, lang: own, phrasings }): Ask => ({
    question,
    lang: own,
    ...(phrasings && { phrasings }),
  }));
  const alike = await alikeAside(asks, rowsOf(list), budget);
  const articles = new Map(list.map((one) => [one.id, one]));
  const known = { articles, entries, outcomes, alike };
  const found = withGroups(
    entries.map((_, n) => foundOf(known, n)),
    articles,
  );
  return { found, ...(!alike && { uncompared: true }) };
};
