import type { Cart } from '../protocol/commerce.ts';
import type { ConsentMode, EventData, PageRef } from '../protocol/events.ts';
import type { WireMessage } from '../protocol/messages.ts';
import type { SiteDocument } from '../protocol/site.ts';

// What the small script before any interaction lends to the parts that are loaded when first needed. Those never
// import the script itself: that would load it twice.

export type View = 'home' | 'help' | 'messages' | 'feedback';

/** Names of `on(event, fn)` and what `fn` is given. */
export interface Happenings {
  ready: { revision: number };
  open: { view: string };
  close: Record<string, never>;
  answer: { article: string };
  unanswered: { text: string };
  handover: { view?: string };
  nudge: { id: string; action: string };
  survey: { id: string; action: 'shown' | 'answered' | 'dismissed' };
  consent: { mode: ConsentMode };
  event: { id: string; type: string; data: unknown };
}

/** `sent`: the collector has it; `kept`: it waits in the outbox and goes out by itself; `refused`: with the reason. */
export type Sending = { state: 'sent' } | { state: 'kept' } | { state: 'refused'; why: string };

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
  /** A new UUIDv7. */
  newId(): string;
  /** Puts an event into the outbox; nothing happens in mode `off`. */
  report<T extends keyof EventData>(type: T, data: EventData[T]): void;
  /** Puts a message into the outbox, in every mode; resolves when its fate is known, however late. */
  send(message: WireMessage): Promise<Sending>;
  /** Tells those who asked with on(). */
  tell<E extends keyof Happenings>(event: E, detail: Happenings[E]): void;
  /** Half-written text; sessionStorage, or memory in mode `off`. Setting undefined forgets it. */
  draft(name: string): string | undefined;
  keepDraft(name: string, text: string | undefined): void;
}

export interface Panel {
  open(view: View, text?: string): void;
  close(): void;
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
