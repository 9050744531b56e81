import { colours, products } from './catalogue.ts';
import type { Product } from './catalogue.ts';
import type { Lang } from './language.ts';

export const SORTS = ['favourites', 'price', 'price-down', 'name'] as const;
export type Sort = (typeof SORTS)[number];

export const PAGE_SIZE = 9;

/** What a shopper chose to see of a category; `all` is every category. */
export interface Choice {
  category: string;
  colours: string[];
  inStock: boolean;
  sort: Sort;
  page: number;
}

export interface Listing {
  choice: Choice;
  found: number;
  pages: number;
  products: Product[];
}

/** Reads the choice from an address; what makes no sense there counts as not chosen. */
export const readChoice = (category: string, query: URLSearchParams): Choice => {
  const sort = SORTS.find((each) => each === query.get('sort')) ?? 'favourites';
  const page = Number(query.get('page'));
  return {
    category,
    colours: colours.map((colour) => colour.id).filter((id) => query.getAll('colour').includes(id)),
    inStock: query.get('stock') === '1',
    sort,
    page: Number.isInteger(page) && page > 1 && page < 1000 ? page : 1,
  };
};

/** The choice as a query, without what is chosen by default, so that one list has one address. */
export const queryOf = (choice: Choice, page = choice.page): string => {
  const query = new URLSearchParams();
  for (const colour of choice.colours) query.append('colour', colour);
  if (choice.inStock) query.set('stock', '1');
  if (choice.sort !== 'favourites') query.set('sort', choice.sort);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text ? `?${text}` : '';
};

const orders: Record<Sort, (lang: Lang) => (a: Product, b: Product) => number> = {
  favourites: () => (a, b) => a.rank - b.rank,
  price: () => (a, b) => a.price - b.price,
  'price-down': () => (a, b) => b.price - a.price,
  name: (lang) => (a, b) => a[lang].name.localeCompare(b[lang].name, lang),
};

/** The products of a choice, one page of them. A page past the last is the last. */
export const list = (choice: Choice, lang: Lang): Listing => {
  const found = products
    .filter((product) => choice.category === 'all' || product.category === choice.category)
    .filter((product) => !choice.colours.length || choice.colours.includes(product.colour))
    .filter((product) => !choice.inStock || product.stock > 0)
    .sort(orders[choice.sort](lang));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(choice.page, pages);
  const start = (page - 1) * PAGE_SIZE;
  return {
    choice: { ...choice, page },
    found: found.length,
    pages,
    products: found.slice(start, start + PAGE_SIZE),
  };
};

/** The colours that a category has at all. */
export const coloursIn = (category: string): typeof colours =>
  colours.filter(({ id }) =>
    products.some((product) => product.colour === id && (category === 'all' || product.category === category)),
  );
