/** Every sentence about what is not there: questions without an answer, and answers in another language. */
export interface GapWords {
  /** A tick beside "Ask a person this question". */
  tellMe: string;
  /** Below it: what is kept, where, how long. */
  tellMeKeeps: string;
  /** The question that was asked stands below. */
  answered: string;
  /** {wanted} and {there}: names of languages as sentences of this language hold them, in the nominative. */
  noneYet: string;
  /** Over an answer. {language}: in which it is. */
  elsewhere: string;
}
