import { categoryOf } from '../catalogue.ts';
import { fill, plural } from '../language.ts';
import { coloursIn, list, PAGE_SIZE, queryOf, SORTS } from '../listing.ts';
import type { Choice, Listing } from '../listing.ts';
import { markup } from '../markup.ts';
import type { Content, Markup } from '../markup.ts';
import { viewList } from '../measuring.ts';
import type { Pushed } from '../measuring.ts';
import { href } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { cardMarkup, cardOf } from './card.ts';
import type { Card } from './card.ts';
import { crumbsTo } from './layout.ts';
import type { Page } from './layout.ts';

interface PageLink {
  name: string;
  href: string;
  current: boolean;
}

/** A list as its script gets it; the page is written from the same. */
export interface ListingView {
  href: string;
  title: string;
  count: string;
  empty: string;
  cards: Card[];
  pages: PageLink[];
  events: Pushed[];
}

const nameOf = (visit: Visit, category: string): string =>
  categoryOf(category)?.[visit.lang].name ?? visit.texts.list.allName;

/** The category, then what narrows it: "Bowls, blue, page 2". */
const titleOf = (visit: Visit, { choice, pages }: Listing): string => {
  const words = visit.texts.list;
  const chosen = coloursIn('all').filter(({ id }) => choice.colours.includes(id));
  return [
    nameOf(visit, choice.category),
    ...chosen.map((colour) => colour[visit.lang].toLowerCase()),
    ...(choice.inStock ? [words.stock.toLowerCase()] : []),
    ...(pages > 1 && choice.page > 1 ? [fill(words.pageOf, { n: choice.page })] : []),
  ].join(words.between);
};

const pageLinks = (visit: Visit, { choice, pages }: Listing): PageLink[] =>
  pages < 2
    ? []
    : Array.from({ length: pages }, (_, i) => ({
        name: String(i + 1),
        href: href(visit, `/c/${choice.category}${queryOf(choice, i + 1)}`),
        current: i + 1 === choice.page,
      }));

export const listingView = (visit: Visit, choice: Choice): ListingView => {
  const { lang, texts } = visit;
  const listing = list(choice, lang);
  const start = (listing.choice.page - 1) * PAGE_SIZE;
  return {
    href: href(visit, `/c/${choice.category}${queryOf(listing.choice)}`),
    title: titleOf(visit, listing),
    count: plural(lang, texts.pieces, listing.found),
    empty: listing.found ? '' : texts.list.none,
    cards: listing.products.map((product) => cardOf(visit, product)),
    pages: pageLinks(visit, listing),
    events: listing.found
      ? [viewList(choice.category, nameOf(visit, choice.category), listing.products, visit, start)]
      : [],
  };
};

const filters = (visit: Visit, choice: Choice): Markup => {
  const words = visit.texts.list;
  const colours = coloursIn(choice.category).map(
    ({ id, [visit.lang]: name }) =>
      markup`<label class="chip"><input type="checkbox" name="colour" value="${id}"${choice.colours.includes(id) && markup` checked`}><span class="dot ${id}"></span>${name}</label>`,
  );
  const sorts = SORTS.map(
    (sort) => markup`<option value="${sort}"${choice.sort === sort && markup` selected`}>${words.sorts[sort]}</option>`,
  );
  return markup`<form class="filters" method="get" action="${href(visit, `/c/${choice.category}`)}" data-listing="${href(visit, `/list/${choice.category}`)}" data-failed="${words.failed}" aria-label="${words.filters}">
<fieldset><legend>${words.colour}</legend>${colours}</fieldset>
<label class="chip"><input type="checkbox" name="stock" value="1"${choice.inStock && markup` checked`}>${words.stock}</label>
<label class="sort">${words.sort} <select name="sort">${sorts}</select></label>
<noscript><button type="submit">${words.apply}</button></noscript>
</form>`;
};

const pagesMarkup = (visit: Visit, pages: readonly PageLink[]): Content =>
  markup`<nav class="pages" aria-label="${visit.texts.list.pages}" data-page="${visit.texts.list.page}"${!pages.length && markup` hidden`}><ol>${pages.map(
    ({ name, href: to, current }) =>
      markup`<li><a href="${to}" aria-label="${fill(visit.texts.list.page, { n: name })}"${current && markup` aria-current="page"`}>${name}</a></li>`,
  )}</ol></nav>`;

const BLANK: Card = { href: '#', image: 'data:,', name: '', price: '', note: '' };

/** A category, or all of them; undefined where there is no such category. */
export const categoryPage = (visit: Visit, choice: Choice): Page | undefined => {
  const category = categoryOf(choice.category);
  if (!category && choice.category !== 'all') return undefined;
  const text = category?.[visit.lang].text ?? visit.texts.list.allText;
  const view = listingView(visit, choice);
  return {
    title: view.title,
    description: text,
    crumbs: crumbsTo(visit, [`/c/${choice.category}`, nameOf(visit, choice.category)]),
    events: view.events,
    script: 'listing.js',
    body: markup`<div class="lead"><h1>${nameOf(visit, choice.category)}</h1><p>${text}</p></div>
${filters(visit, choice)}
<div id="listing"><p class="found" role="status">${view.count}</p><ul class="grid">${view.cards.map(cardMarkup)}</ul><p class="none"${!view.empty && markup` hidden`}>${visit.texts.list.none} <a href="${href(visit, `/c/${choice.category}`)}">${visit.texts.list.clear}</a></p>${pagesMarkup(visit, view.pages)}</div>
<template id="card">${cardMarkup(BLANK)}</template>`,
  };
};
