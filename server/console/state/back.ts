import { formatRoute, parseRoute, type Page, type Route } from './address.ts';

/** Pages that an article is opened from, and that its way back leads to. */
const PLACES: ReadonlySet<Page> = new Set(['questions', 'overview']);

/** "questions/ID?state=unanswered": an address without its site. */
const pathOf = (route: Route): string => formatRoute(route).split('/').slice(2).join('/');

/** The address of an article that is opened from a page: it says to where its way back leads. */
export const articleRoute = (here: Route, id: string, query: Record<string, string> = {}): Route => ({
  ...here,
  page: 'articles',
  id,
  query: { ...query, from: pathOf(here) },
});

/** In the address of an article whose title is a shopper's wording, to be looked over. */
export const FROM_QUESTION = { begun: 'question' };

export const isFromQuestion = ({ query }: Route): boolean => query?.['begun'] === FROM_QUESTION.begun;

/** Where the way back from an article leads, if it was opened from another page. */
export const backTo = ({ site, query }: Route): Route | undefined => {
  const from = query?.['from'];
  const back = site && from ? parseRoute(`#/${encodeURIComponent(site)}/${from}`) : undefined;
  return back && PLACES.has(back.page) ? back : undefined;
};
