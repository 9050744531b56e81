import type { Cart, Item } from '../protocol/commerce.ts';
import type { ConsentMode, EventData, PageRef } from '../protocol/events.ts';
import type { WireMessage } from '../protocol/messages.ts';
import type { NudgeRule } from '../protocol/nudges.ts';
import type { SiteDocument } from '../protocol/site.ts';

// What the small script before any interaction lends to the parts that are loaded when first needed. Those never
// import the script itself: that would load it twice.

/**
 * `help` is the answers, `article:ID` one of them, `data` what is known of the shopper. Without any answers, what begins at
 * home is the message form.
 */
export type View = 'home' | 'help' | 'messages' | 'feedback' | 'data' | `article:${string}`;

/** Names of `on(event, fn)` and what `fn` is given. */
export interface Happenings {
  ready: { revision: number };
  open: { view: string };
  close: Record<string, never>;
  answer: { article: string };
  unanswered: { text: string };
  handover: { view?: string };
  nudge: { id: string; action: 'shown' | 'held' | 'clicked' | 'dismissed' };
  survey: { id: string; action: 'shown' | 'answered' | 'dismissed' };
  consent: { mode: ConsentMode };
  event: { id: string; type: string; data: unknown };
}

/** `sent`: the collector has it; `kept`: it waits in the outbox and goes out by itself; `refused`: with the reason. */
export type Sending = { state: 'sent' } | { state: 'kept' } | { state: 'refused'; why: string };

/** A question whose answer the shopper waits for; `ask` is its number in faq_ask, `at` UTC milliseconds. */
export interface KeptQuestion {
  ask: string;
  text: string;
  at: number;
}

export interface Host {
  /** The shadow root everything is drawn in. */
  root: ShadowRoot;
  site: SiteDocument;
  /** The collector's origin with no slash at the end. */
  base: string;
  /** The site's public key; parts lie under `${base}/v1/sites/${key}/`. */
  key: string;
  position: 'end' | 'start';
  mode(): ConsentMode;
  /** BCP 47 tag of the words to show now; changes tell the parts through `retell`. */
  locale(): string;
  now(): number;
  page(): PageRef;
  cart(): Cart | undefined;
  /** The item that product() told of this page. */
  product(): Item | undefined;
  /** A new UUIDv7. */
  newId(): string;
  /** Puts an event into the outbox; nothing happens in mode `off`. */
  report<T extends keyof EventData>(type: T, data: EventData[T]): void;
  /** Puts a message into the outbox, in every mode; resolves when its fate is known, however late. */
  send(message: WireMessage): Promise<Sending>;
  /** How many events and messages the collector has not taken yet. */
  waiting(): number;
  /** Words with e-mail addresses, phone and card numbers blanked, as they may leave the device in an event. */
  blanked(words: string): string;
  /** Loads the forms: ui/write, whose shape ui alone knows. `tries` counts the failures before. */
  write(tries: number): Promise<unknown>;
  /** Tells those who asked with on(). */
  tell<E extends keyof Happenings>(event: E, detail: Happenings[E]): void;
  /** Half-written text; sessionStorage, or memory in mode `off`. Setting undefined forgets it. */
  draft(name: string): string | undefined;
  keepDraft(name: string, text: string | undefined): void;
  /** Half-written text that is in memory alone. */
  forget(): void;
  /** For "My data": what is remembered and was sent, and what changes it. */
  verbs: { explain(): Explained; consent(mode: ConsentMode, by: string): void };
  recorder: {
    /** What is remembered on the device. */
    notes(): { questions?: KeptQuestion[] };
    note(change: { questions: KeptQuestion[] }): void;
    /** What everything kept on the device begins with. */
    prefix: string;
    outbox: { clear(): Promise<void> };
    /** Reads the device anew, and is another tab to the collector. */
    renew(): void;
  };
}

/** Of what explain() tells, what "My data" shows; its file holds all of it. */
export interface Explained {
  why: string;
  visitor?: string;
  agreed?: string | { personalisation?: boolean };
  cart?: Cart;
  contacts?: readonly unknown[];
  sent: { at: number; url: string; status: number; body?: unknown }[];
}

export interface Panel {
  open(view: View, text?: string): void;
  close(): void;
  /** What this device keeps may have become another: consent was said. */
  renew(): void;
  /** The locale or the theme changed. */
  retell(): void;
  destroy(): void;
}

/** The default export's shape of ui/panel: loaded on hover, focus, touch or open(). */
export interface PanelPart {
  createPanel(host: Host, closed: () => void): Panel;
}

/** The shape of ui/survey: loaded when a survey is due. Resolves when the survey has left the page. */
export interface SurveyPart {
  showSurvey(
    host: Host,
    id: string,
    trigger: string,
  ): { done: Promise<'answered' | 'dismissed'>; destroy(): void; retell(): void };
}

/** A note that is due. */
export interface DueNudge {
  rule: NudgeRule;
  arm: 'shown' | 'held';
  /** What is missing to free delivery, in major units of the site's currency. */
  gap?: number | undefined;
  /** How the shopper was seen to leave. */
  by?: 'pointer' | 'scroll' | undefined;
  /** The page itself called for it, so its rule was not looked at; `forced`: nor the budget and the hold-out. */
  called?: 'asked' | 'forced' | undefined;
}

export interface ShownNudge {
  /**
   * How it ended: `yes`, `no`, `stop`, `close`, `gone` (its reason went), `held`; or in other words why it was not shown
   * nor counted.
   */
  done: Promise<string>;
  /** Once a second: what is missing now, and whether it still has a free place. */
  look(gap?: number): void;
  /** Its reason is gone, or something that goes before it comes. */
  leave(): void;
  retell(): void;
  destroy(): void;
}

/** The shape of ui/nudge: loaded when a note is due. */
export interface NudgeCardPart {
  /**
   * Shows the note, or takes it as held back, once its words are there, nothing stands against it and it has a free place.
   * @param counted it is being shown, or held back
   */
  showNudge(host: Host, due: DueNudge, talk: { stands(): string | undefined; counted(): void }): ShownNudge;
}
