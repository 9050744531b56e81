import { DELIVERIES, FREE_FROM } from '../cart.ts';
import { categoryOf, relatedTo } from '../catalogue.ts';
import type { Product } from '../catalogue.ts';
import { fill, numeral } from '../language.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';
import { viewItem } from '../measuring.ts';
import { price } from '../money.ts';
import { productFacts } from '../structured.ts';
import { href } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { grid } from './card.ts';
import { crumbsTo } from './layout.ts';
import type { Page } from './layout.ts';

/** "Ø 24 cm, 1.8 l" for what is round, "38 × 25 × 3 cm" for what is not. */
const sizeOf = ({ size }: Product, visit: Visit): string => {
  const { units } = visit.texts.product;
  const number = (value: number): string => numeral(visit.lang, value);
  const form = size.deep
    ? [`${[size.across, size.deep, size.high].map(number).join(' × ')} ${units.cm}`]
    : [`Ø ${number(size.across)} ${units.cm}`, `↕ ${number(size.high)} ${units.cm}`];
  const { volume } = size;
  const holds = !volume
    ? []
    : [volume < 1000 ? `${number(volume)} ${units.ml}` : `${number(volume / 1000)} ${units.l}`];
  return [...form, ...holds].join(visit.texts.list.between);
};

const factsOf = (product: Product, visit: Visit): [name: string, value: string][] => {
  const words = visit.texts.product;
  const cost = price(product.price >= FREE_FROM ? 0 : DELIVERIES.courier, visit.lang);
  return [
    [words.size, sizeOf(product, visit)],
    [words.oven, product.oven ? fill(words.ovenTo, { n: product.oven }) : words.notOven],
    [words.dishwasher, product.dishwasher ? words.yes : words.byHand],
    [words.microwave, product.microwave ? words.yes : words.no],
    [words.delivery, fill(words.deliveryText, { price: cost })],
    [words.code, product.sku],
  ];
};

const gallery = (product: Product, visit: Visit): Markup => {
  const words = visit.texts.product;
  const name = product[visit.lang].name;
  const views = [
    { suffix: '', alt: fill(words.front, { name }) },
    { suffix: '-above', alt: fill(words.above, { name }) },
    { suffix: '-detail', alt: fill(words.detail, { name }) },
  ];
  const thumbs = views.map(
    ({ suffix, alt }, i) =>
      markup`<li><a href="/img/${product.id}${suffix}.svg" data-alt="${alt}" aria-label="${fill(words.show, { n: i + 1 })}"${!i && markup` aria-current="true"`}><img src="/img/${product.id}${suffix}.svg" alt="" width="800" height="640"></a></li>`,
  );
  return markup`<div class="gallery"><img class="big" src="/img/${product.id}.svg" alt="${views[0]?.alt}" width="800" height="640"><ul aria-label="${words.views}">${thumbs}</ul></div>`;
};

const stockOf = ({ stock }: Product, visit: Visit): Markup => {
  const words = visit.texts.product;
  const text = !stock ? words.out : fill(stock < 6 ? words.few : words.stock, { n: stock });
  return markup`<p class="stock${stock ? '' : ' none'}">${text}</p>`;
};

const buy = (product: Product, visit: Visit): Markup | false => {
  const words = visit.texts.product;
  if (!product.stock) return false;
  return markup`<form class="buy" method="post" action="${href(visit, '/cart/add')}" data-adding="${words.adding}" data-failed="${words.failed}">
<input type="hidden" name="id" value="${product.id}">
<label>${words.quantity} <input type="number" name="quantity" value="1" min="1" max="${product.stock}" inputmode="numeric" required></label>
<button type="submit">${words.add}</button>
<p class="said" role="status"><span></span> <a href="${href(visit, '/cart')}" hidden>${words.toBasket}</a></p>
</form>`;
};

/** The shop's page answers too; an assistant, where there is one, answers on the spot. */
const ovenQuestion = (product: Product, visit: Visit): Markup | false =>
  product.oven !== null &&
  markup`<p class="ask"><a class="more" href="${href(visit, '/delivery#using')}" data-attendant-open="article:oven">${visit.texts.product.ovenQuestion}</a></p>`;

export const productPage = (visit: Visit, product: Product): Page => {
  const { name, text } = product[visit.lang];
  const category = categoryOf(product.category)?.[visit.lang].name ?? '';
  const facts = factsOf(product, visit).map(([term, value]) => markup`<div><dt>${term}</dt><dd>${value}</dd></div>`);
  return {
    title: name,
    description: text,
    crumbs: crumbsTo(visit, [`/c/${product.category}`, category], [`/p/${product.id}`, name]),
    facts: [productFacts(product, visit.lang, visit.origin)],
    events: [viewItem(product, visit)],
    script: 'product.js',
    body: markup`<article class="product">${gallery(product, visit)}
<div class="about"><h1>${name}</h1><p class="price">${price(product.price, visit.lang)}</p><p>${text}</p>${stockOf(product, visit)}${buy(product, visit)}<dl>${facts}</dl>${ovenQuestion(product, visit)}</div></article>
<section><h2>${visit.texts.product.related}</h2>${grid(visit, relatedTo(product, 4), 'grid four')}</section>`,
  };
};
