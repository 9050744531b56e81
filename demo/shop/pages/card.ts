import type { Product } from '../catalogue.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';
import { price } from '../money.ts';
import { HEIGHT, WIDTH } from '../pictures/picture.ts';
import { href } from '../visit.ts';
import type { Visit } from '../visit.ts';

/** What a product's card shows: written by the server on a page, by the listing's script afterwards. */
export interface Card {
  href: string;
  image: string;
  name: string;
  price: string;
  note: string;
}

export const cardOf = (visit: Visit, product: Product): Card => ({
  href: href(visit, `/p/${product.id}`),
  image: `/img/${product.id}.svg`,
  name: product[visit.lang].name,
  price: price(product.price, visit.lang),
  note: product.stock ? '' : visit.texts.product.soldOut,
});

export const cardMarkup = (card: Card): Markup =>
  markup`<li class="card"><a href="${card.href}"><img src="${card.image}" alt="" width="${WIDTH}" height="${HEIGHT}" loading="lazy"><span class="name">${card.name}</span><span class="price">${card.price}</span><span class="note">${card.note}</span></a></li>`;

export const grid = (visit: Visit, products: readonly Product[], className = 'grid'): Markup =>
  markup`<ul class="${className}">${products.map((product) => cardMarkup(cardOf(visit, product)))}</ul>`;
