import { deliveryPrice, linesOf, subtotalOf } from '../cart.ts';
import type { Delivery, Line } from '../cart.ts';
import { plural } from '../language.ts';
import { attributes, jsonBlock, markup } from '../markup.ts';
import type { Content, Markup } from '../markup.ts';
import { beginCheckout, paymentInfo, shippingInfo } from '../measuring.ts';
import { price } from '../money.ts';
import { isDelivery, PAYMENTS } from '../order.ts';
import type { Field, Form } from '../order.ts';
import { href } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { deliveryPrices, sums } from './cart.ts';
import { crumbsTo } from './layout.ts';
import type { Page } from './layout.ts';

type TextField = Exclude<Field, 'delivery' | 'payment'>;

const FIELDS: Record<TextField, { type: string; autocomplete: string; max: number }> = {
  name: { type: 'text', autocomplete: 'name', max: 200 },
  email: { type: 'email', autocomplete: 'email', max: 200 },
  phone: { type: 'tel', autocomplete: 'tel', max: 30 },
  street: { type: 'text', autocomplete: 'street-address', max: 200 },
  city: { type: 'text', autocomplete: 'address-level2', max: 200 },
  postcode: { type: 'text', autocomplete: 'postal-code', max: 12 },
  note: { type: 'text', autocomplete: 'off', max: 500 },
};

const wrongNote = (visit: Visit, name: Field, wrong: readonly Field[]): Markup | false =>
  wrong.includes(name) && markup`<span class="wrong" id="${name}-wrong">${visit.texts.checkout.errors[name]}</span>`;

const input = (visit: Visit, form: Form, wrong: readonly Field[], name: TextField): Markup => {
  const words = visit.texts.checkout;
  const { type, autocomplete, max } = FIELDS[name];
  const bad = wrong.includes(name);
  const values = {
    id: name,
    name,
    autocomplete,
    maxlength: max,
    'aria-invalid': bad && 'true',
    'aria-describedby': bad && `${name}-wrong`,
  };
  const label = markup`<label for="${name}">${words[name]}${name === 'note' && markup` <small>${words.optional}</small>`}</label>`;
  const control =
    name === 'note'
      ? markup`<textarea rows="3"${attributes(values)}>${form.note}</textarea>`
      : markup`<input type="${type}" value="${form[name]}"${attributes(values)}>`;
  return markup`<div class="field ${name}">${label}${control}${wrongNote(visit, name, wrong)}</div>`;
};

interface Option {
  value: string;
  name: string;
  hint: string;
  end?: string;
  /** In bani. */
  cost?: number;
}

const options = (name: Field, chosen: string, all: readonly Option[]): Markup[] =>
  all.map(
    ({ value, name: title, hint, end }, i) =>
      markup`<label class="option"><input type="radio" name="${name}" value="${value}"${!i && markup` id="${name}"`}${chosen === value && markup` checked`}><span><strong>${title}</strong> <small>${hint}</small></span>${end && markup`<span class="end">${end}</span>`}</label>`,
  );

const deliveryOptions = (visit: Visit, subtotal: number): Option[] =>
  Object.entries(deliveryPrices(subtotal)).map(([value, cost]) => ({
    value,
    ...visit.texts.checkout.deliveries[value as Delivery],
    end: cost ? price(cost, visit.lang) : visit.texts.cart.free,
    cost,
  }));

const summary = (visit: Visit, wrong: readonly Field[]): Content => {
  const words = visit.texts.checkout;
  if (!wrong.length) return false;
  const items = wrong.map((name) => markup`<li><a href="#${name}">${words.errors[name]}</a></li>`);
  return markup`<div class="faults" role="alert" tabindex="-1"><p>${plural(visit.lang, words.wrong, wrong.length)}</p><ul>${items}</ul></div>`;
};

/** What was bought, without a way to change it. */
export const orderLines = (visit: Visit, lines: readonly Line[]): Markup =>
  markup`<ul class="brief">${lines.map(
    ({ product, quantity }) =>
      markup`<li><img src="/img/${product.id}.svg" alt="" width="800" height="640"><span>${quantity} × ${product[visit.lang].name}</span><span class="end">${price(product.price * quantity, visit.lang)}</span></li>`,
  )}</ul>`;

/** The choices' events, for the page's script to push when a choice is made, and the sums each leads to. */
const eventsByChoice = (visit: Visit, lines: readonly Line[]): object => ({
  delivery: Object.fromEntries(
    (['courier', 'locker', 'collect'] as const).map((each) => [each, shippingInfo(lines, each, visit)]),
  ),
  payment: Object.fromEntries(PAYMENTS.map((each) => [each, paymentInfo(lines, each, visit)])),
  sums: Object.fromEntries(
    deliveryOptions(visit, subtotalOf(lines)).map(({ value, cost, end }) => [
      value,
      { delivery: end, total: price(subtotalOf(lines) + (cost ?? 0), visit.lang) },
    ]),
  ),
});

/** `wrong` are the fields of a form that came back; undefined when the page is opened. */
export const checkoutPage = (visit: Visit, form: Form, wrong?: readonly Field[]): Page => {
  const words = visit.texts.checkout;
  const lines = visit.session ? linesOf(visit.session.cart) : [];
  const subtotal = subtotalOf(lines);
  const faulty = wrong ?? [];
  const field = (name: TextField): Markup => input(visit, form, faulty, name);
  const payments = PAYMENTS.map((value) => ({ value, ...words.payments[value] }));
  const shipping = isDelivery(form.delivery) ? deliveryPrice(form.delivery, subtotal) : 0;
  return {
    title: words.title,
    crumbs: crumbsTo(visit, ['/cart', visit.texts.cart.title], ['/checkout', words.title]),
    events: wrong ? [] : [beginCheckout(lines, visit)],
    script: 'checkout.js',
    body: markup`<h1>${words.title}</h1><p class="under">${words.guest}</p>${summary(visit, faulty)}
<form class="checkout" method="post" action="${href(visit, '/checkout')}" novalidate><div class="fields">
<fieldset><legend>${words.contact}</legend>${field('name')}${field('email')}${field('phone')}</fieldset>
<fieldset><legend>${words.how}</legend>${options('delivery', form.delivery, deliveryOptions(visit, subtotal))}${wrongNote(visit, 'delivery', faulty)}</fieldset>
<fieldset><legend>${words.where}</legend><p class="hint">${words.whereHint}</p>${field('street')}${field('city')}${field('postcode')}${field('note')}</fieldset>
<fieldset><legend>${words.pay}</legend>${options('payment', form.payment, payments)}${wrongNote(visit, 'payment', faulty)}</fieldset>
</div><div class="side"><h2>${words.summary}</h2>${orderLines(visit, lines)}${sums(visit, subtotal, shipping)}<button type="submit">${words.place}</button><p class="small">${words.demo}</p><a class="more" href="${href(visit, '/cart')}">${words.back}</a></div></form>
${jsonBlock('application/json', eventsByChoice(visit, lines), 'choices')}`,
  };
};
