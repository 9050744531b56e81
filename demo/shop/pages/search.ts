import { search } from '../catalogue.ts';
import { fill, plural } from '../language.ts';
import { markup } from '../markup.ts';
import type { Content } from '../markup.ts';
import { searched, viewList } from '../measuring.ts';
import { href } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { grid } from './card.ts';
import { crumbsTo } from './layout.ts';
import type { Page } from './layout.ts';

export const searchPage = (visit: Visit, question: string): Page => {
  const { search: words, pieces } = visit.texts;
  const found = search(question, visit.lang);
  const answer = (): Content => {
    if (!question) return markup`<p class="found">${words.start}</p>`;
    if (!found.length) return markup`<p class="found" role="status">${fill(words.none, { q: question })}</p>`;
    return markup`<h2>${fill(words.results, { q: question })}</h2><p class="found" role="status">${plural(visit.lang, pieces, found.length)}</p>${grid(visit, found)}`;
  };
  return {
    title: question ? `${words.title}: ${question}` : words.title,
    crumbs: crumbsTo(visit, ['/search', words.title]),
    events: [
      ...(question ? [searched(question)] : []),
      ...(found.length ? [viewList('search', words.title, found, visit)] : []),
    ],
    body: markup`<div class="lead"><h1>${words.title}</h1></div>
<form class="seek" role="search" method="get" action="${href(visit, '/search')}"><label for="q">${words.label}</label><div><input id="q" type="search" name="q" value="${question}" maxlength="100" autocomplete="off"><button type="submit">${words.action}</button></div></form>
${answer()}`,
  };
};
