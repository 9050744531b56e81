import { DELIVERIES, FREE_FROM } from './cart.ts';
import { categoryOf } from './catalogue.ts';
import type { Product } from './catalogue.ts';
import type { Lang, Texts } from './language.ts';
import { CURRENCY, lei } from './money.ts';

const days = (min: number, max: number): object => ({
  '@type': 'QuantitativeValue',
  minValue: min,
  maxValue: max,
  unitCode: 'DAY',
});

const WORKING_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map((day) => `https://schema.org/${day}`);

/** As the page on delivery says: it leaves the same working day if ordered before 15:00, and travels for two days. */
const shippingOf = (product: Product): object => ({
  '@type': 'OfferShippingDetails',
  shippingRate: {
    '@type': 'MonetaryAmount',
    value: lei(product.price >= FREE_FROM ? 0 : DELIVERIES.courier),
    currency: CURRENCY,
  },
  shippingDestination: { '@type': 'DefinedRegion', addressCountry: 'MD' },
  deliveryTime: {
    '@type': 'ShippingDeliveryTime',
    businessDays: { '@type': 'OpeningHoursSpecification', dayOfWeek: WORKING_DAYS },
    cutoffTime: '15:00:00',
    handlingTime: days(0, 0),
    transitTime: days(2, 2),
  },
});

const RETURNS = {
  '@type': 'MerchantReturnPolicy',
  applicableCountry: 'MD',
  returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
  merchantReturnDays: 30,
  returnMethod: 'https://schema.org/ReturnByMail',
  returnFees: 'https://schema.org/ReturnFeesCustomerResponsibility',
};

/** schema.org's Product, with what a shop says of its price, stock and delivery. `origin` is the shop's own. */
export const productFacts = (product: Product, lang: Lang, origin: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'Product',
  '@id': `${origin}/${lang}/p/${product.id}#product`,
  name: product[lang].name,
  description: product[lang].text,
  sku: product.sku,
  image: ['', '-above', '-detail'].map((view) => `${origin}/img/${product.id}${view}.svg`),
  category: categoryOf(product.category)?.[lang].name,
  brand: { '@type': 'Brand', name: 'Lut & Foc' },
  offers: {
    '@type': 'Offer',
    url: `${origin}/${lang}/p/${product.id}`,
    price: lei(product.price).toFixed(2),
    priceCurrency: CURRENCY,
    itemCondition: 'https://schema.org/NewCondition',
    availability: `https://schema.org/${product.stock ? 'InStock' : 'OutOfStock'}`,
    inventoryLevel: { '@type': 'QuantitativeValue', value: product.stock },
    shippingDetails: shippingOf(product),
    hasMerchantReturnPolicy: RETURNS,
  },
});

/** Where the page stands in the shop; each step is a name and an address. */
export const crumbFacts = (steps: readonly { name: string; href: string }[], origin: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: steps.map((step, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    name: step.name,
    item: origin + step.href,
  })),
});

export const shopFacts = (texts: Texts, origin: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'Organization',
  name: texts.name,
  slogan: texts.tagline,
  url: `${origin}/`,
  logo: `${origin}/favicon.svg`,
  email: 'hello@lut-foc.example',
  address: {
    '@type': 'PostalAddress',
    streetAddress: 'Strada Olarilor 12',
    addressLocality: 'Hoginești',
    addressRegion: 'Călărași',
    addressCountry: 'MD',
  },
});
