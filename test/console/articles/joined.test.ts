import { describe, expect, it } from 'vitest';
import { joinedIn } from '../../../server/console/pages/articles/joined.ts';
import { words } from './shop.ts';

const body = (...langs: string[]) => ({
  order: 1,
  languages: Object.fromEntries(langs.map((lang) => [lang, words(`In ${lang}`)])),
});
const shop = (...langs: string[]) => ({
  lang: 'ro',
  help: Object.fromEntries(langs.map((lang) => [lang, 'c/x.json'])),
});

describe('the language whose ways to ask a wording joins', () => {
  it.each([
    ['is the page’s where the article is written in it', body('ro', 'en'), 'en', shop('ro'), 'en'],
    ['is the page’s where others are, and it is searched', body('ro'), 'en', shop('en', 'ro'), 'en'],
    ['is the shop’s own where there is no help in the page’s', body('ru', 'ro'), 'ar', shop('ro', 'ru'), 'ro'],
    ['is English where there is none in the shop’s own', body('de', 'en'), 'ar', shop('de', 'en'), 'en'],
    ['is that of another country', body('pt-BR', 'ro'), 'pt', shop('pt-BR', 'ro'), 'pt-BR'],
    ['is one that the article is written in', body('ru'), 'ar', shop('ro', 'ru'), 'ru'],
    ['is the searched one before anything is written', body(), 'ar', shop('ro', 'ru'), 'ro'],
    ['is the page’s while nothing is published', body('ro'), 'en', shop(), 'en'],
    ['is the page’s while it is not known what is', body('ro'), 'en', undefined, 'en'],
  ])('%s', (_, article, asked, published, lang) => expect(joinedIn(article, asked, published)).toBe(lang));
});
