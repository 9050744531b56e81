import type { ImportInto } from '../../protocol/starting.ts';

/** A question with its answer, as somebody wrote it elsewhere. */
export interface Entry {
  question: string;
  /** Markdown. */
  answer: string;
  /** The same for one article in several languages. */
  id?: string;
  /** Name of a topic. */
  topic?: string;
  /** As it is stated for this one. */
  lang?: string;
  /** The same for one article in several languages where the source has no id for it; of one source. */
  group?: string;
  /** Other ways in which people ask it. */
  phrasings?: string[];
  /** Make an article of it although another answers the same. */
  again?: boolean;
  into?: ImportInto;
}

/** What was found, where it was looked for. */
export interface Found {
  entries: Entry[];
  /** The language of the whole, if it says so. */
  lang?: string;
  /** In words: "FAQPage data", "headings". */
  how: string;
  /** The same page in other languages, as it says itself. */
  others?: { lang: string; address: string }[];
}

/** Something cannot be read; the message says what and what to do. */
export class Unreadable extends Error {}

/** On one line, without blanks at the ends. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether a text asks, by its last sign. */
export const ASKS = /[?？؟]\s*$/;
