import type { ArticleContent, ContentDetail } from '../../../../protocol/content.ts';
import type { QuestionDetail } from '../../../../protocol/figures.ts';
import { same } from '../../format/same.ts';
import type { ContentApi } from '../../state/contentApi.ts';
import { statusOf } from '../../state/refusal.ts';
import { searchedInstead, titledIn, type Shop } from '../articles/joined.ts';
import { begun, idFor, withWords, wordsOf } from '../articles/body.ts';
import { orderAfter } from '../articles/state.ts';
import { beginning, newWays } from './begin.ts';

// A question becomes a draft, or its ways to ask join one. Everything rejects with ApiError.

type Calls = ContentApi<'article'>;

/** Ways to ask that an article may have in a language, and characters of each: see server/publish/shapes.ts. */
const MOST = 100;
const LONGEST = 200;
/** Times that others may be quicker. */
const TRIES = 5;

/**
 * Makes the draft of a new article, with the question as its title, or finds the one that was made a moment ago. It is
 * in the language that was asked in; where no article is, in the one that is searched instead: the first article of a
 * language is all that its pages find.
 */
export const draftFrom = async (
  calls: Calls,
  question: Pick<QuestionDetail, 'text' | 'lang' | 'phrasings'>,
  by: string,
  shop: Shop,
): Promise<{ id: string; lang: string }> => {
  const rows = await calls.list();
  const into = searchedInstead([...new Set(rows.flatMap(({ body }) => titledIn(body)))], question.lang, shop);
  const query = beginning(
    question,
    question.phrasings.map(({ text }) => text),
    into,
  );
  const { body, lang } = begun(query, { lang: into, by, order: orderAfter(rows) });
  // A lost reply is tried again, and there should not be two.
  const there = rows.find((row) => row.state === 'draft' && same(row.body.languages, body.languages));
  if (there) return { id: there.id, lang };
  const taken = new Set(rows.map(({ id }) => id));
  const wanted = idFor(body, lang);
  for (let n = 1, left = TRIES; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (taken.has(id)) continue;
    try {
      await calls.save(id, { rev: 0, version: 0, body });
      return { id, lang };
    } catch (error) {
      if (statusOf(error) !== 409 || --left === 0) throw error;
    }
  }
};

/** What is written of an article now; of one that was taken off its newest version. */
const bodyOf = async (calls: Calls, { id, draft, live, versions }: ContentDetail<'article'>): Promise<ArticleContent> =>
  draft?.body ?? live?.body ?? calls.version(id, versions[0]!.version);

/**
 * Puts ways to ask into an article's draft, beside whatever else is written there: also beside what another wrote
 * a moment ago.
 * @param langOf in which language of the article
 * @returns how many of them were new
 */
export const joinArticle = async (
  calls: Calls,
  id: string,
  langOf: (body: ArticleContent) => string,
  ways: readonly string[],
): Promise<number> => {
  for (let left = TRIES; ;) {
    const found = await calls.read(id);
    const body = await bodyOf(calls, found);
    const lang = langOf(body);
    const { title, phrasings } = wordsOf(body, lang);
    const room = Math.max(0, MOST - phrasings.length);
    const added = newWays(ways, lang, [title, ...phrasings]).slice(0, room);
    if (added.length === 0) return 0;
    const words = { phrasings: [...phrasings, ...added.map((way) => way.slice(0, LONGEST))] };
    const base = { rev: found.draft?.rev ?? 0, version: found.versions[0]?.version ?? 0 };
    try {
      await calls.save(id, { ...base, body: withWords(body, lang, words) });
      return added.length;
    } catch (error) {
      if (statusOf(error) !== 409 || --left === 0) throw error;
    }
  }
};
