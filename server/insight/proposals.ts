import type { ArticleContent } from '../../protocol/content.ts';
import type { Proposal } from '../../protocol/gap.ts';
import { blanked } from '../../protocol/redact.ts';
import { OUTCOMES } from '../store/facts.ts';
import type { Askings, Site, Store } from '../store/store.ts';
import { wordingsOf } from './askings.ts';
import { questionOf } from './foldQuestions.ts';
import { periodsOf } from './period.ts';
import { keysOf } from './phrasebook.ts';

const DAYS = 90;
const MOST = 20;
const PICKED = OUTCOMES.indexOf('picked');

/** Times and last time each question led to this article, by the shopper's own choice, and was said to have helped. */
const provenOf = (askings: Askings, article: string): Map<string, { lang: string; count: number; lastAt: number }> => {
  const { word, question, lang, outcome, helped } = askings;
  const found = new Map<string, { lang: string; count: number; lastAt: number }>();
  for (let n = 0; n < askings.length; n++) {
    if (outcome[n] !== PICKED || helped[n] !== 1 || word(askings.article[n]!) !== article) continue;
    const key = word(question[n]!);
    const one = found.get(key) ?? { lang: word(lang[n]!), count: 0, lastAt: 0 };
    found.set(key, { ...one, count: one.count + 1, lastAt: Math.max(one.lastAt, askings.at[n]!) });
  }
  return found;
};

/** Whether it has a way to ask: in its language, or where it has no title in that in any, which is searched instead. */
const hasIn = (body: unknown): ((proposal: Proposal) => boolean) => {
  const keys = keysOf(body);
  const languages = (body as Partial<ArticleContent> | undefined)?.languages ?? {};
  return ({ lang, text }) => {
    const others = languages[lang]?.title.trim() ? [] : Object.keys(languages);
    return [lang, ...others].some((one) => keys.has(questionOf(text, one)));
  };
};

/** Ways to ask that an article lacks and that it was proven to answer; undefined if there is no such article. */
export const proposalsFor = async (
  store: Store,
  site: Site,
  article: string,
  now: number,
): Promise<Proposal[] | undefined> => {
  const [content, declined, askings] = await Promise.all([
    store.content.get(site.id, { kind: 'article', id: article }),
    store.questionMarks.of(site.id, 'declined', article),
    store.figures.askings(site.id, periodsOf(now, site.timeZone, DAYS).now),
  ]);
  if (!content) return undefined;
  const has = [content.draft, content.live].map((one) => hasIn(one?.body));
  const proven = provenOf(askings, article);
  const words = wordingsOf(askings, [...proven.keys()]);
  const proposals = [...proven].map(([key, { lang, count, lastAt }]) => {
    return { lang, text: blanked(words.get(key)?.text ?? ''), count, last_at: lastAt };
  });
  // By the blanked text, which is what staff see and decline.
  const isNew = (proposal: Proposal): boolean => {
    const { lang, text } = proposal;
    const isDeclined = declined.has(questionOf(text, lang));
    return /[\p{L}\p{N}]/u.test(text) && !isDeclined && !has.some((hasIt) => hasIt(proposal));
  };
  return proposals
    .filter(isNew)
    .sort((a, b) => b.count - a.count || b.last_at - a.last_at || (a.text < b.text ? -1 : 1))
    .slice(0, MOST);
};
