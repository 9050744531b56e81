// Two ways to many articles at once: questions that every shop gets, and what is written elsewhere already.

/** `none`: nothing is written; `draft`: begun, not on the pages; `live`: shoppers can read an answer. */
export type StarterState = 'none' | 'draft' | 'live';

export interface StarterQuestion {
  /** Also the id of the article that is made of it. */
  id: string;
  topic: string;
  /** By language, as `langs` says. */
  titles: Record<string, string>;
  /** What a good answer says, for who writes it; by language. */
  hints: Record<string, string>;
  /** How many other ways to ask it come with it, in all of `langs`. */
  phrasings: number;
  state: StarterState;
  /** The article that answers it, or is about to; it may have another id. */
  article?: string;
}

/** GET /console/api/sites/KEY/starter, with ?langs=en,ro for other languages than the site writes in. */
export interface StarterList {
  /** In which drafts are made: those asked for; else languages of the site that the pack has, its own first; else English. */
  langs: string[];
  /** Every language there is a pack for, as the site calls it. */
  packs: string[];
  /** The site's own language. */
  main: string;
  topics: { id: string; names: Record<string, string> }[];
  /** In the order of the topics. */
  questions: StarterQuestion[];
}

/** POST /console/api/sites/KEY/starter `{id, langs?}`: `langs` as for the list. */
export interface StarterMade {
  /** The article to open. */
  id: string;
  /** False when it was there before: it is as it was. */
  made: boolean;
}

/** GET /console/api/sites/KEY/starter/words?article=ID&lang=ro; without `words` there are none. */
export interface StarterWords {
  /** What the article would begin with in this language; its answer is the owner's to write. */
  words?: { title: string; phrasings: string[] };
}

/** A file as text. Its name says what it is: .html, .csv, .tsv, .md, .txt. */
export interface ImportFile {
  name: string;
  text: string;
}

/** POST /console/api/sites/KEY/import/read: answers ImportPreview and keeps nothing. */
export interface ImportRequest {
  /** Of a page on the public internet. One of both is given. */
  address?: string;
  files?: ImportFile[];
  /** Of what does not say its language itself; else what the page or the site says. */
  lang?: string;
  /** Languages in which the page at the address is read too, besides those in which the site writes. */
  also?: string[];
}

/** What a question is put into instead of becoming an article. */
export interface ImportInto {
  /** Of the article. */
  id: string;
  /**
   * `phrasing`: another way to ask it; `words`: question and answer instead of those it has in the language, if any;
   * `answer`: its answer where it has none in the language, with the question as another way to ask.
   */
  how: 'phrasing' | 'words' | 'answer';
}

/** What is to become an article in one language. */
export interface ImportEntry {
  question: string;
  /** Markdown. */
  answer: string;
  lang: string;
  /** What the article is to be called where it is free. */
  id?: string;
  /** The same for one article in several languages. */
  group?: string;
  /** Name of a topic. */
  topic?: string;
  phrasings?: string[];
  /** Make an article of it although another answers the same. */
  again?: boolean;
  into?: ImportInto;
}

export interface ImportFound extends ImportEntry {
  /**
   * `there`: an article has this question; `like`: an article, or one further up, perhaps means the same; `twice`: it
   * stands further up; `unfit`: no article can be made of it.
   */
  how: 'new' | 'there' | 'like' | 'twice' | 'unfit';
  /**
   * That is there, or perhaps the same, with the beginning of its answer in Markdown. `lacks`: it has nothing in this
   * language.
   */
  article?: { id: string; title: string; text: string; lacks?: true };
  /** Place of the one further up. */
  twin?: number;
  /** Why it is unfit. */
  why?: string;
}

/** A page or file that was read. */
export interface ImportSource {
  name: string;
  found: number;
  /** Where the questions stood: "headings". */
  how?: string;
  /** Why nothing was found. */
  why?: string;
}

export interface ImportPreview {
  sources: ImportSource[];
  /** Those of one group stand together. */
  found: ImportFound[];
  /** Languages in which the page says it is there too, and was not read. */
  others?: string[];
  /** It was too much to be compared by meaning: only the same wording is marked. */
  uncompared?: true;
}

/** POST /console/api/sites/KEY/import/check: what was found, after it was changed; answers ImportFound[] in its order. */
export interface ImportCheck {
  entries: ImportEntry[];
}

/** POST /console/api/sites/KEY/import/take */
export interface ImportTake {
  entries: ImportEntry[];
}

/** Drafts that were made; nothing is published, and only articles that were named are other than before. */
export interface ImportTaken {
  /** `rev` is that of the draft; `changed`: of an article that was there. */
  drafts: { id: string; rev: number; title: string; lang: string; changed?: true }[];
  /** Other ways to ask that found no room are among them. */
  left: { question: string; why: string }[];
  /** Names of topics that were added to the draft of topics. */
  topics: string[];
  /** Names of topics for which there was no room; their articles have none. */
  noRoom: string[];
}
