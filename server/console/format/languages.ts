const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur|ps|dv|yi|ckb|ug)\b/i;

/** In which direction a language is written. */
export const directionOf = (tag: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr');

/** What a language calls itself: "ro" -> "Română"; the tag if it has no name. */
export const ownName = (tag: string): string => {
  try {
    const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
};

/** The tag as it is usually written ("RO" -> "ro", "pt-br" -> "pt-BR"), or undefined if it is none. */
export const languageTag = (text: string): string | undefined => {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text.trim())) return undefined;
  try {
    return Intl.getCanonicalLocales(text.trim())[0];
  } catch {
    return undefined;
  }
};

/** Where one language of a content stands. `draft`: written and not published; `removed`: on the pages, and taken out here. */
export type LanguageState = 'live' | 'changed' | 'draft' | 'removed' | 'missing';

/**
 * Where a language stands.
 * @param now its words as they are written, undefined if nothing is
 * @param live as they are on the pages, undefined if they are not
 */
export const languageState = (
  now: unknown,
  live: unknown,
  same: (a: unknown, b: unknown) => boolean,
): LanguageState => {
  if (now === undefined) return live === undefined ? 'missing' : 'removed';
  if (live === undefined) return 'draft';
  return same(now, live) ? 'live' : 'changed';
};
