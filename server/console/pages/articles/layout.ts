/** What stands beside what in the editor. */
export interface Layout {
  /** The site's own language, beside the one it is translated to. */
  main: boolean;
  words: boolean;
  beside: boolean;
}

/** Columns of at least 330 px, which is some 45 characters, and the panel's 384 with its edges. */
const TWO = 760;
const THREE = 1_120;

/**
 * What there is room for. While it is translated, both languages come before the preview, unless that was asked for.
 * @param width CSS pixels of the editor
 * @param translating whether another language than the site's own is written
 * @param asked whether the preview was switched on or off; undefined if neither
 */
export const layoutOf = (width: number, translating: boolean, asked: boolean | undefined): Layout => {
  const room = width >= THREE ? 3 : width >= TWO ? 2 : 1;
  const beside = asked ?? room > (translating ? 2 : 1);
  const words = !beside || room > 1;
  return { beside, words, main: translating && room - (beside ? 1 : 0) >= 2 };
};
