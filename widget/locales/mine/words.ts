import type { Plural } from '../words.ts';

/** "My data": what is known of the shopper who reads it. The comments are the translator's notes. */
export interface DataWords {
  title: string;
  /** One for each mode. */
  full: string;
  cookieless: string;
  off: string;
  /**
   * Who decided that: the tag's attribute (a shop may write there what was chosen in its banner), what the page told, a
   * consent platform ({name}), the browser, she herself.
   */
  bySetting: string;
  byPage: string;
  byPlatform: string;
  byBrowser: string;
  byYou: string;
  /** Added where she did not agree to personalisation. */
  notPersonal: string;
  /** Button, what follows from it, and the button that takes it back. */
  refuse: string;
  allow: string;
  allowed: string;

  /** Headings, and names of rows whose value is a number. */
  device: string;
  nothing: string;
  entries: Plural;
  /** {entries}: the phrase of `entries`; {size}: "1.2 kB". */
  sized: string;
  basket: string;
  cards: string;
  drafts: string;
  waiting: string;
  /** Heading over questions that had no answer; the shopper wished to be told. */
  kept: string;
  /** Button beside each of them. */
  drop: string;
  shop: string;
  firstSeen: string;
  lastSeen: string;
  visits: string;
  customer: string;
  deleted: string;
  days: Plural;
  /** Kinds of events, in the plural. */
  pages: string;
  reading: string;
  goods: string;
  orders: string;
  questions: string;
  tips: string;
  surveys: string;
  contacts: string;
  answers: string;
  others: string;
  /** In the place of the shop's rows: nothing there can be found by who she is. */
  nameless: string;
  silent: string;
  unread: string;
  unreadOffline: string;

  wrote: string;
  received: string;
  read: string;
  done: string;

  left: string;
  leftNote: string;
  requests: Plural;
  events: Plural;
  messages: Plural;
  settings: string;
  own: string;
  /** In the place of a request's size: it may not have left; it carried nothing. */
  noReply: string;
  empty: string;

  save: string;
  saveFail: string;
  saveOffline: string;
  erase: string;
  sure: string;
  sureDevice: string;
  yes: string;
  keep: string;
  erasing: string;
  erased: string;
  fresh: string;
  eraseOffline: string;
  eraseFail: string;
}
