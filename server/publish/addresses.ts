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

/** What an allowed address becomes on its way to the page; undefined if it leads nowhere. */
export type Leads = (address: string) => string | undefined;

/** Where links of a preview lead: paths to the shop, if it is known where that is. */
export const previewLeads =
  (origin: string | undefined): Leads =>
  (address) =>
    origin && /^\/(?!\/)/.test(address) ? origin + address : address;

/** The id in `article:ID`. */
export const articleIn = (address: string): string | undefined => ARTICLE.exec(address)?.[1];

/** An address that may stand in a link: https, http, mailto, tel, a path, a place in the page, or `article:ID`. */
export const linkAddress = (href: string, leads: Leads): string | undefined => {
  const address = written(href);
  return address !== undefined && (LINK.test(address) || ARTICLE.test(address)) ? leads(address) : undefined;
};

/** An address of a picture or a film. */
export const fileAddress = (href: string, leads: Leads): string | undefined => {
  const address = written(href);
  return address !== undefined && FILE.test(address) ? leads(address) : undefined;
};

export const isFilm = (address: string): boolean => /\.(?:mp4|webm)$/i.test(address.split(/[?#]/)[0]!);
