import { deliveryPrice, FREE_FROM, linesOf, subtotalOf } from '../cart.ts';
import type { Delivery, Line } from '../cart.ts';
import { fill } from '../language.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';
import { viewCart } from '../measuring.ts';
import { price, priceInWords } from '../money.ts';
import { href } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { crumbsTo } from './layout.ts';
import type { Page } from './layout.ts';

const lineMarkup = (visit: Visit, { product, quantity }: Line): Markup => {
  const words = visit.texts.cart;
  const { name } = product[visit.lang];
  const page = href(visit, `/p/${product.id}`);
  const label = fill(words.quantity, { name });
  return markup`<li class="line"><img src="/img/${product.id}.svg" alt="" width="800" height="640">
<div class="what"><a href="${page}">${name}</a><span>${price(product.price, visit.lang)}</span></div>
<form class="many" method="post" action="${href(visit, '/cart/change')}"><input type="hidden" name="id" value="${product.id}"><input type="number" name="quantity" value="${quantity}" min="0" max="${product.stock}" inputmode="numeric" aria-label="${label}" required><button class="quiet" type="submit">${words.update}</button></form>
<form class="drop" method="post" action="${href(visit, '/cart/remove')}"><input type="hidden" name="id" value="${product.id}"><button class="plain" type="submit" aria-label="${fill(words.removeName, { name })}">${words.remove}</button></form>
<span class="sum">${price(product.price * quantity, visit.lang)}</span></li>`;
};

/** How far the basket is from free delivery, in words and as a bar. */
const gap = (visit: Visit, subtotal: number): Markup => {
  const words = visit.texts.cart;
  const missing = FREE_FROM - subtotal;
  const text = missing > 0 ? fill(words.gap, { price: priceInWords(missing, visit.lang) }) : words.reached;
  return markup`<div class="gap"><p>${text}</p><progress max="${FREE_FROM}" value="${Math.min(subtotal, FREE_FROM)}" aria-label="${words.progress}"></progress></div>`;
};

/** The sums under a basket or an order, all in bani. */
export const sums = (visit: Visit, subtotal: number, shipping: number): Markup => {
  const { cart: words } = visit.texts;
  const row = (name: string, value: string, className = ''): Markup =>
    markup`<div class="${className}"><dt>${name}</dt><dd>${value}</dd></div>`;
  const paid = shipping ? price(shipping, visit.lang) : words.free;
  return markup`<dl class="sums">${row(words.subtotal, price(subtotal, visit.lang))}${row(words.delivery, paid)}${row(words.total, price(subtotal + shipping, visit.lang), 'total')}</dl><p class="small">${words.vat}</p>`;
};

export const cartPage = (visit: Visit): Page => {
  const words = visit.texts.cart;
  const lines = visit.session ? linesOf(visit.session.cart) : [];
  const subtotal = subtotalOf(lines);
  const crumbs = crumbsTo(visit, ['/cart', words.title]);
  if (!lines.length) {
    return {
      title: words.title,
      crumbs,
      body: markup`<div class="lead"><h1>${words.title}</h1><p>${words.empty}</p><p><a class="button" href="${href(visit, '/c/all')}">${words.emptyAction}</a></p></div>`,
    };
  }
  return {
    title: words.title,
    crumbs,
    events: [viewCart(lines, visit)],
    body: markup`<h1>${words.title}</h1><div class="basket-page"><ul class="lines">${lines.map((line) => lineMarkup(visit, line))}</ul>
<div class="side">${gap(visit, subtotal)}${sums(visit, subtotal, deliveryPrice('courier', subtotal))}<a class="button" href="${href(visit, '/checkout')}">${words.checkout}</a><a class="more" href="${href(visit, '/c/all')}">${words.keep}</a></div></div>`,
  };
};

/** Prices of the ways of delivery as they are now, in bani. */
export const deliveryPrices = (subtotal: number): Record<Delivery, number> => ({
  courier: deliveryPrice('courier', subtotal),
  locker: deliveryPrice('locker', subtotal),
  collect: 0,
});
