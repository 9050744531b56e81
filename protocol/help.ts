// Articles as shoppers read them. What the owner wrote as Markdown becomes blocks when it is published: the widget builds
// elements from them and never sees markup of anybody's.

/**
 * Words in a line: plain text, bold, italic, struck out, code, a link (its words, its address), a line break.
 * Addresses are https:, http:, mailto:, tel:, or begin with `/` or `#`; the publisher lets no other through.
 */
export type Inline = string | ['b' | 'i' | 's', Inline[]] | ['code', string] | ['a', Inline[], string] | ['br'];

/**
 * One block. `h`: level 3 or 4, since the title is above them. `ol`: its first number, if not 1. `table`: the head's cells,
 * then the rows. `img`: address, words for those who cannot see it. `film`: a file the browser plays, its name; loaded
 * when asked for. `note`: a box that says `info` or `warn`.
 */
export type Block =
  | ['p', Inline[]]
  | ['h', 3 | 4, Inline[]]
  | ['ul', Block[][]]
  | ['ol', Block[][], number?]
  | ['table', Inline[][], Inline[][][]]
  | ['img', string, string]
  | ['film', string, string]
  | ['note', 'info' | 'warn', Block[]]
  | ['quote', Block[]]
  | ['hr'];

export interface HelpTopic {
  id: string;
  name: string;
}

/** An article in lists; its text is in the language's TextsPart. */
export interface HelpArticle {
  id: string;
  title: string;
  /** Id of a topic of the same part. */
  topic?: string;
  /** Its beginning as plain text, at most 160 characters. */
  lead: string;
  /** Parts of page paths on which it is often asked: "/p/", "/cart". The more letters match, the earlier it stands. */
  pages?: string[];
}

/** Help in one language: what the panel needs to show lists and to search. Articles are in the owner's order. */
export interface HelpPart {
  lang: string;
  topics: HelpTopic[];
  articles: HelpArticle[];
  /** What widget/answers `compile` made of these articles; its first item says the version. */
  index: unknown;
  /** What pages say that cannot read this index, since they are older. */
  later?: string;
  /** Address of the TextsPart, relative to the site document. */
  texts: string;
}

export interface ArticleText {
  blocks: Block[];
  /** Who wrote it, as the owner wants it said. */
  by?: string;
  /** When this version was published, UTC milliseconds. */
  at: number;
}

/** The texts of all articles of one language, by article id. */
export interface TextsPart {
  lang: string;
  texts: Record<string, ArticleText>;
}
