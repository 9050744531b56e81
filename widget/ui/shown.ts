import type { ComponentChildren, FunctionComponent } from 'preact';
import type { ProductFacts } from '../../protocol/commerce.ts';
import type { Block, Inline } from '../../protocol/help.ts';
import type { Host } from '../host.ts';
import type { Speech } from '../locales/speech.ts';
import type { PanelState } from '../state/panel.ts';
import type { Asked } from '../state/search.ts';
import type { Later } from './later.ts';
import type * as Opening from './opening.ts';

/** What every view of the panel is given. */
export interface Shown {
  host: Host;
  state: PanelState;
  speech: Speech;
  /** The forms. */
  desk: Later<Writing>;
  gap: Later<Gap>;
  /** Kinds of blocks that few articles have. */
  rich: Later<Rich>;
  /** What reads and shows the product in view. */
  product: Later<Product>;
  /** What knows when the shop is open. */
  clock: Later<typeof Opening>;
  close(): void;
  /** Puts the focus on the first element of the panel that fits. */
  focus(selector: string): void;
}

/** Pages that are drawn by the forms' part; "My data" comes with it. */
export type FormAt = 'message' | 'feedback' | 'data';
export const isForm = (at: string): at is FormAt => /^(?:message|feedback|data)$/.test(at);

/** What the page in view says of its product. */
export interface Product {
  read(): ProductFacts | undefined;
  View: FunctionComponent<Shown>;
  stop(): void;
}

/** What draws a block within the others. */
export interface Pen {
  shown: Shown;
  line(words: Inline[]): ComponentChildren;
  inside(blocks: Block[]): ComponentChildren;
}

/** Draws the kinds of blocks that few articles have. */
export interface Rich {
  draw(block: Block, pen: Pen): ComponentChildren;
  stop(): void;
}

/** What is shown where something is not there, or not in the shopper's language. */
export interface Gap {
  /** On the first page: answers that were waited for, and which language this is. */
  Home: FunctionComponent<Shown>;
  /** Under a question without an answer: one in another language. */
  Elsewhere: FunctionComponent<Shown & { asked: Asked }>;
  /** Beside the hand-over: waiting for an answer. */
  Wait: FunctionComponent<Shown & { asked: Asked }>;
  retell(): Promise<void>;
  stop(): void;
}

/** The forms, once they are here. */
export interface Writing {
  /** The form of that page of the panel. */
  Form: FunctionComponent<Shown & { at: FormAt }>;
  /** What was missing, after "No" under an answer. */
  Missing: FunctionComponent<Shown & { article: string; ask?: string | undefined }>;
  /** What became of the message, to be announced. */
  said(at: string): string;
  /** Changes when the form has become another view. */
  step(at: string): unknown;
  /** A message that was sent gives way to an empty form. */
  renew(): void;
  retell(): Promise<void>;
  stop(): void;
  /** A form of plain elements, for pages in which the panel cannot be drawn. */
  plain(into: HTMLElement, close: () => void): void;
}

/** The shape of ui/write. */
export interface WritePart {
  createWriting(host: Host, state: PanelState): Promise<Writing>;
}
