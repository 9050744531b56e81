import file from './catalogue.json' with { type: 'json' };
import type { Lang } from './language.ts';
import type { Picture } from './pictures/kinds.ts';

interface Named {
  name: string;
  text: string;
}

export interface Product extends Record<Lang, Named> {
  /** What the till and the analytics call it. */
  sku: string;
  /** What its address and its pictures are called. */
  id: string;
  category: string;
  /** In bani. */
  price: number;
  stock: number;
  /** Centimetres and millilitres. */
  size: { across: number; deep?: number; high: number; volume?: number };
  /** Highest temperature in °C; null where it does not go into an oven. */
  oven: number | null;
  dishwasher: boolean;
  microwave: boolean;
  colour: string;
  /** Its place among the favourites, 1 first. */
  rank: number;
  picture: Picture;
}

export interface Category extends Record<Lang, Named> {
  id: string;
}

export interface Colour extends Record<Lang, string> {
  id: string;
}

// The file's literal types are wider than the pictures' (a kind of decor is any string there); the pictures themselves check it.
export const products = file.products as Product[];
export const categories: Category[] = file.categories;
export const colours: Colour[] = file.colours;

const byId = new Map(products.map((product) => [product.id, product]));

export const productOf = (id: string): Product | undefined => byId.get(id);
export const categoryOf = (id: string): Category | undefined => categories.find((category) => category.id === id);
export const favourites = (count: number): Product[] => products.toSorted((a, b) => a.rank - b.rank).slice(0, count);

/** Others to show beside a product: of its kind first, then of its colour. */
export const relatedTo = (product: Product, count: number): Product[] => {
  const near = (other: Product): number =>
    (other.category === product.category ? 2 : 0) + (other.colour === product.colour ? 3 : 0) - other.rank / 100;
  return products
    .filter((other) => other !== product)
    .sort((a, b) => near(b) - near(a))
    .slice(0, count);
};

/** Letters without their diacritics, so that "cana" finds "cană". */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (product: Product, lang: Lang): { name: string; all: string } => {
  const colour = colours.find((each) => each.id === product.colour)?.[lang] ?? '';
  const { name, text } = product[lang];
  return {
    name: plain(name),
    all: plain(`${name} ${text} ${categoryOf(product.category)?.[lang].name ?? ''} ${colour} ${product.sku}`),
  };
};

/** Products with every word of the question somewhere; those with it in the name first. */
export const search = (question: string, lang: Lang): Product[] => {
  const asked = plain(question).split(/\s+/).filter(Boolean);
  if (!asked.length) return [];
  return products
    .map((product) => ({ product, words: wordsOf(product, lang) }))
    .filter(({ words }) => asked.every((word) => words.all.includes(word)))
    .map(({ product, words }) => ({ product, hits: asked.filter((word) => words.name.includes(word)).length }))
    .sort((a, b) => b.hits - a.hits || a.product.rank - b.product.rank)
    .map(({ product }) => product);
};
