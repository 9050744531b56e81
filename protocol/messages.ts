import type { MessageKind, PageRef, Sender } from './events.ts';
import type { Cart } from './commerce.ts';

/** One answer of a survey response. `score` on the question's own scale. */
export interface Answer {
  question: string;
  kind: QuestionKind;
  score?: number;
  choices?: string[];
  text?: string;
}

export type QuestionKind = 'nps' | 'csat' | 'text' | 'consent' | 'single' | 'multiple' | 'email';

/**
 * What a person wrote or answered by hand. The same `id` may come again with a higher `rev` (a survey answered
 * further); the highest `rev` stands, and the rest are duplicates.
 */
export interface WireMessage {
  id: string;
  kind: MessageKind;
  at: number;
  rev?: number;
  page: PageRef;
  /** BCP 47 tag of the words the form was shown in. */
  lang: string;
  text?: string;
  /** Feedback: 1 (bad) to 5 (good). */
  rating?: number;
  email?: string;
  name?: string;
  /** Survey: its id, the answers so far, and whether it is finished. */
  survey?: string;
  answers?: Answer[];
  done?: boolean;
  /** "Tell me what you changed." */
  follow?: boolean;
  /** The cart when it was written, unless the shopper took it out. */
  cart?: Cart;
}

/** The body of POST /v1/messages. */
export interface MessageBatch extends Sender {
  messages: WireMessage[];
}
