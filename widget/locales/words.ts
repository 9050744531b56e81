/** A sentence by plural category (CLDR); `other` stands in for those a language does not need. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * Every sentence of the panel with its answers. {braces} are filled in; no sentence is glued from parts.
 * The comments are the translator's notes.
 */
export interface Words {
  /** Name of the whole panel for screen readers. {shop}: the shop's name. */
  dialog: string;
  close: string;
  back: string;
  /** Under the shop's name: what becomes of a message, in three or four words. */
  lineReplies: string;
  lineReads: string;
  lineOffline: string;
  /** Under the shop's name, where it has opening hours. {time}: 18:00, or with the day: Mon 9:00. */
  openUntil: string;
  open: string;
  opens: string;
  shut: string;

  hello: string;
  /** In the empty search field; also its name. */
  typeHere: string;
  clear: string;
  /** Said by screen readers while typing: how many answers fit. */
  results: Plural;
  noResults: string;
  /** {words}: what a slip was taken for, each in `quote`. */
  searchedToo: string;
  quote: string;
  oftenHere: string;
  often: string;
  /** Heading over the list of topics. */
  topics: string;

  /** Heading over the facts of the product in view. */
  about: string;
  stock: Plural;
  inStock: string;
  outOfStock: string;
  preOrder: string;
  /** {date}: "25 November", or "25 or 26 November", in the case a date has after this verb. */
  arrives: string;
  delivery: string;
  /** Beside "Delivery": it costs nothing. */
  free: string;

  askPerson: string;
  leaveMessage: string;
  /** Below them: what becomes of it. */
  personReplies: string;
  personReads: string;
  giveFeedback: string;
  /** What the shop knows of who reads this. */
  myData: string;

  /** Source below an answer. {title} is a link; {by} a person's name; {date}: 3 November. */
  from: string;
  fromNobody: string;
  byline: string;
  nearThis: string;
  readNext: string;
  unsure: string;
  nearest: string;
  /** Buttons: the question goes to a person as it stands. */
  askThis: string;
  leaveThis: string;
  known: string;
  helped: string;
  yes: string;
  no: string;
  helpedThanks: string;

  failTitle: string;
  failText: string;
  formFail: string;
  again: string;
  offlineAnswers: string;
  /** An address led to an answer that was taken off. */
  gone: string;
  /** Button over a film. {name}: the film's. */
  play: string;
  film: string;
  /** Names of the signs on the two kinds of boxes. */
  info: string;
  warn: string;
  newTab: string;
}

/** Every sentence of the forms and the surveys, which are loaded when one is opened. */
export interface FormWords {
  close: string;
  back: string;
  send: string;
  sending: string;
  offlineTitle: string;
  offlineText: string;

  /** Home when the shop answers by e-mail, and when it only reads. */
  askTitle: string;
  askText: string;
  writeTitle: string;
  writeText: string;
  question: string;
  message: string;
  emailForAnswer: string;
  /** Feedback: the e-mail field when an answer can be had. */
  emailIfAnswer: string;
  emailOptional: string;
  emailNoPromise: string;
  /** Button that brings up the field for a name. */
  addName: string;
  nameOptional: string;
  /** {count}: characters that still fit, or that are too many. */
  left: Plural;
  over: Plural;

  /** Head of the block which shows what is sent along. */
  sees: string;
  seesPage: string;
  seesBasket: string;
  /** {items}: the phrase of `items`; {total}: an amount with its currency. */
  basket: string;
  items: Plural;
  basketOut: string;
  leaveOut: string;
  /** Puts the basket back among what is sent. */
  putBack: string;
  /** Consent mode `off`, and `cookieless`: what the browser keeps. */
  keepOff: string;
  keepTab: string;

  needText: string;
  needEmail: string;
  emailNoAt: string;
  /** {example}: what was typed, with an end: posta.com */
  emailNoEnd: string;
  emailSpaces: string;
  emailOdd: string;
  /** {why}: the collector's own reason, in English. */
  refusedTitle: string;
  refusedText: string;

  sentTitle: string;
  /** {email}: the address the answer goes to. */
  sentReply: string;
  sentRead: string;
  keptTitle: string;
  keptOffline: string;
  /** The message has no answer yet, though there is a connection. */
  keptServer: string;
  /** Added where the message waits in this tab alone. */
  keptTab: string;
  yourMessage: string;
  another: string;

  /** The two ways side by side at the top: to the message form and to the feedback form. Short, verbs. */
  writeToUs: string;
  giveFeedback: string;
  feedbackTitle: string;
  /** Five marks from worst to best; the shop is what is rated. */
  marks: readonly [string, string, string, string, string];
  word: string;
  feedbackSees: string;
  needFeedback: string;
  thanksTitle: string;
  thanksReply: string;
  thanksRead: string;
  yourFeedback: string;

  /** After "No" under an answer. */
  missing: string;
  /** Three reasons, short: the answer is to another question, is hard to understand, or was tried in vain. */
  notMine: string;
  notClear: string;
  notWorked: string;
  /** Field below the three reasons. */
  ownWords: string;
  tellShop: string;
  missingSees: string;
  needMissing: string;
  told: string;

  /** Survey. {at} and {of} are numbers: 1 of 3. */
  step: string;
  next: string;
  notNow: string;
  skip: string;
  /** {number} = {meaning}: written at the ends of a scale. */
  end: string;
  /** One mark of a scale for screen readers: {number} of {top}. */
  mark: string;
  /** Beside a tick, when the question above it asks for leave. */
  agree: string;
  needChoice: string;
  needWord: string;
  needTick: string;
  thanks: string;
}
