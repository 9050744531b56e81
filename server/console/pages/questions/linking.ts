import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ArticleContent, ContentRow } from '../../../../protocol/content.ts';
import type { QuestionDetail } from '../../../../protocol/figures.ts';
import { fold } from '../../../../widget/answers/words.ts';
import { reasonOf } from '../../state/api.ts';
import type { ContentApi } from '../../state/contentApi.ts';
import { titleIn, wordsOf } from '../articles/body.ts';
import { joinedIn, type Shop } from '../articles/joined.ts';
import { newWays } from './begin.ts';
import { joinArticle } from './drafting.ts';

/** Ways to ask that are ticked to begin with. */
const TICKED = 20;

/** An article that the question may be linked to. */
export interface Choice {
  id: string;
  title: string;
  /** Of the title. */
  lang: string;
  /** In which of its languages the ways to ask are found; not always the question's. */
  joins: string;
  /** Whether it is written in that. */
  written: boolean;
}

export interface Linking {
  /** Those that have what is looked for in a title or a way to ask; undefined until they came. */
  choices: ReadonlySignal<Choice[] | undefined>;
  /** Why they did not come. */
  problem: ReadonlySignal<string>;
  q: ReadonlySignal<string>;
  find(q: string): void;
  article: ReadonlySignal<string | undefined>;
  choose(id: string): void;
  ways: readonly string[];
  ticked: ReadonlySignal<ReadonlySet<string>>;
  tick(way: string, on: boolean): void;
  busy: ReadonlySignal<boolean>;
  /** Why it was not saved; what was chosen stays. */
  refused: ReadonlySignal<string>;
  load(): Promise<void>;
  /** Puts what is ticked into the article's draft; how many were new to it, undefined if it was refused. */
  link(): Promise<number | undefined>;
}

const wordsIn = (text: string): string[] => text.split(/\s+/).map(fold).filter(Boolean);

/** All that an article is found by. */
const soughtIn = ({ languages }: ArticleContent): string =>
  Object.values(languages)
    .flatMap(({ title, phrasings }) => [title, ...phrasings].flatMap(wordsIn))
    .join(' ');

/** A question's ways to ask, and the article whose draft they are to join. */
export const createLinking = (
  calls: ContentApi<'article'>,
  { text, lang, phrasings, article: shown }: QuestionDetail,
  shopNow: () => Shop,
): Linking => {
  const rows = signal<ContentRow<'article'>[] | undefined>(undefined);
  const [problem, refused, q] = [signal(''), signal(''), signal('')];
  const article = signal<string | undefined>(undefined);
  const busy = signal(false);
  const ways = newWays([text, ...phrasings.map((one) => one.text)], lang);
  const ticked = signal<ReadonlySet<string>>(new Set(ways.slice(0, TICKED)));

  const langOf = (body: ArticleContent): string => joinedIn(body, lang, shopNow());

  const choices = computed(() => {
    const words = wordsIn(q.value);
    const isShown = (id: string): number => Number(id === shown);
    return rows.value
      ?.filter(({ body }) => words.every((word) => soughtIn(body).includes(word)))
      .toSorted((a, b) => isShown(b.id) - isShown(a.id) || a.body.order - b.body.order)
      .map(({ id, body }) => {
        const joins = langOf(body);
        return { id, ...titleIn(body, lang), joins, written: wordsOf(body, joins).text.trim() !== '' };
      });
  });

  return {
    choices,
    problem,
    q,
    article,
    ways,
    ticked,
    busy,
    refused,
    find: (words) => void (q.value = words),
    choose: (id) => void (article.value = id),
    tick: (way, on) => {
      const next = new Set(ticked.value);
      if (on) next.add(way);
      else next.delete(way);
      ticked.value = next;
    },
    load: async () => {
      problem.value = '';
      try {
        rows.value = await calls.list();
      } catch (error) {
        problem.value = reasonOf(error);
      }
    },
    link: async () => {
      const id = article.value;
      if (!id || busy.value) return undefined;
      busy.value = true;
      refused.value = '';
      try {
        const chosen = ways.filter((way) => ticked.value.has(way));
        return await joinArticle(calls, id, langOf, chosen);
      } catch (error) {
        refused.value = reasonOf(error);
        return undefined;
      } finally {
        busy.value = false;
      }
    },
  };
};
