import { baseOf } from '../../../../protocol/languages.ts';
import type { ArticleContent } from '../../../../protocol/content.ts';
import type { SiteDocument } from '../../../../protocol/site.ts';

/** What a shop has published; undefined until that is known. */
export type Shop = Pick<SiteDocument, 'lang' | 'help'> | undefined;

/** The first wanted language that there is, with whichever country; then English, then any: as the widget searches. */
const nearest = (langs: readonly string[], wanted: readonly string[]): string | undefined =>
  [...wanted, 'en']
    .map((tag) => langs.find((lang) => lang === tag) ?? langs.find((lang) => baseOf(lang) === baseOf(tag)))
    .find((lang) => lang !== undefined) ?? langs[0];

/**
 * In which language words of shoppers belong, where the page's is not what their help is in: the one that was asked in
 * if something is written or published in it, else the one that is searched instead.
 * @param written languages that something is written in
 */
export const searchedInstead = (written: readonly string[], asked: string, shop: Shop): string => {
  const help = Object.keys(shop?.help ?? {});
  if (!shop || !help.length || written.includes(asked) || help.includes(asked)) return asked;
  const searched = nearest(help, [asked, shop.lang])!;
  return written.includes(searched) ? searched : (nearest(written, [asked, shop.lang]) ?? searched);
};

/** Languages in which an article has a title. */
export const titledIn = ({ languages }: ArticleContent): string[] =>
  Object.keys(languages).filter((lang) => languages[lang]!.title.trim());

/** The language of an article whose ways to ask a wording joins. */
export const joinedIn = (body: ArticleContent, asked: string, shop: Shop): string =>
  searchedInstead(titledIn(body), asked, shop);
