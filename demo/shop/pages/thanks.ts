import { fill } from '../language.ts';
import { markup } from '../markup.ts';
import { purchase } from '../measuring.ts';
import { price } from '../money.ts';
import type { Order } from '../order.ts';
import { href } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { sums } from './cart.ts';
import { orderLines } from './checkout.ts';
import type { Page } from './layout.ts';

/** The order just placed. Its purchase is told once: not again when the page is loaded again. */
export const thanksPage = (visit: Visit, order: Order): Page => {
  const words = visit.texts.thanks;
  const events = order.told ? [] : [purchase(order, visit)];
  order.told = true;
  const total = price(order.subtotal + order.shipping, visit.lang);
  const first = order.name.split(/\s+/)[0] ?? '';
  return {
    title: words.title,
    events,
    body: markup`<div class="thanks"><h1>${fill(words.heading, { name: first })}</h1><p class="number">${fill(words.number, { id: order.id })}</p>
<h2>${words.next}</h2><p>${words[order.delivery]}</p><p>${fill(words[`${order.payment}Text`], { price: total })}</p>
<div class="side"><h2>${visit.texts.checkout.summary}</h2>${orderLines(visit, order.lines)}${sums(visit, order.subtotal, order.shipping)}</div>
<p><a class="more" href="${href(visit, '/c/all')}">${words.more}</a></p></div>`,
  };
};
