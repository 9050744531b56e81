// Which addresses of an owner's text may reach a page. All others keep their words and lose the link.

const LINK = /^(?:https?:\/\/[^/]|mailto:.|tel:.|\/|#.)/i;
const FILE = /^(?:https?:\/\/[^/]|\/)/i;
const ARTICLE = /^article:([a-z0-9-]{1,60})$/;
const LONGEST = 2_048;

/** Blanks as browsers would write them; undefined for what has other characters that no address has. */
const written = (href: string): string | undefined => {
  const address = href.trim().replaceAll(' ', '%20');
  return address.length <= LONGEST && !/[\s\p{C}"<>\\^`{|}]/u.test(address) ? address : undefined;
};

/** An address that may stand in a link: https, http, mailto, tel, a path, a place in the page, or `article:ID`. */
export const linkAddress = (href: string, known: (article: string) => boolean): string | undefined => {
  const address = written(href);
  if (address === undefined) return undefined;
  const article = ARTICLE.exec(address)?.[1];
  if (article !== undefined) return known(article) ? address : undefined;
  return LINK.test(address) ? address : undefined;
};

/** An address of a picture or a film. */
export const fileAddress = (href: string): string | undefined => {
  const address = written(href);
  return address !== undefined && FILE.test(address) ? address : undefined;
};

export const isFilm = (address: string): boolean => /\.(?:mp4|webm)$/i.test(address.split(/[?#]/)[0]!);
