/** What can be found: one article, with the ways in which people ask for it. */
export interface Entry {
  id: string;
  /** The article's title. */
  question: string;
  /** Other ways to ask it. */
  alternatives: readonly string[];
  /** Its text, without markup. */
  answer?: string;
}

export interface Found {
  id: string;
  /** How likely this entry is what was meant: 0 to 1, comparable between sites. */
  score: number;
}

/** A word that stands in no entry, and the word it was taken for. */
export interface Repair {
  typed: string;
  taken: string;
}

export interface Matcher {
  /** Entries that may answer the text, best first, at most 10; also while it is still being typed. */
  search(text: string): Found[];
  /** Whether the best of `found`, which `search(text)` gave, is sure enough to be shown as the answer. */
  confident(found: readonly Found[], text: string): boolean;
  /** Slips that were corrected. The last word is left alone while it may be unfinished. */
  repaired(text: string): Repair[];
  /** The title cut into pieces: [piece, whether the text asks for it]. Joined they are the title. */
  marks(title: string, text: string): [piece: string, matched: boolean][];
}
