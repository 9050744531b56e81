import { categories, favourites, products } from '../catalogue.ts';
import { markup } from '../markup.ts';
import { viewList } from '../measuring.ts';
import { shopFacts } from '../structured.ts';
import { href } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { grid } from './card.ts';
import type { Page } from './layout.ts';

const kinds = (visit: Visit) =>
  categories.map(({ id, [visit.lang]: { name } }) => {
    // Not the favourites again: those stand above.
    const shown = products.findLast((product) => product.category === id);
    return markup`<li><a href="${href(visit, `/c/${id}`)}"><img src="/img/${shown?.id}.svg" alt="" width="800" height="640" loading="lazy"><span>${name}</span></a></li>`;
  });

export const homePage = (visit: Visit): Page => {
  const { home: words } = visit.texts;
  const best = favourites(6);
  return {
    title: words.title,
    description: words.description,
    facts: [shopFacts(visit.texts, visit.origin)],
    events: [viewList('home', words.table, best, visit)],
    body: markup`<section class="hero"><img src="/img/hero.svg" alt="" width="1600" height="720"><div><h1>${words.heading}</h1><p>${words.text}</p><a class="button" href="${href(visit, '/c/all')}">${words.action}</a></div></section>
<section><h2>${words.table}</h2>${grid(visit, best)}</section>
<section><h2>${words.kinds}</h2><ul class="kinds">${kinds(visit)}</ul></section>
<section class="promises">${words.promises.map(({ heading, text }) => markup`<div><h3>${heading}</h3><p>${text}</p></div>`)}</section>
<section class="split"><img src="/img/workshop.svg" alt="${visit.texts.workshop.alt}" width="1600" height="720" loading="lazy"><div><h2>${words.workshopHeading}</h2><p>${words.workshopText}</p><a class="more" href="${href(visit, '/workshop')}">${words.workshopAction}</a></div></section>`,
  };
};
