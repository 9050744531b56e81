import { signal } from '../state/signal.ts';
import type { FunctionComponent } from 'preact';
import type { Host } from '../host.ts';
import type { PanelState } from '../state/panel.ts';
import type { Shown } from './shown.ts';

/** The forms, once they are here. */
export interface Writing {
  /** The form of that page of the panel. */
  Form: FunctionComponent<Shown & { at: 'message' | 'feedback' }>;
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
  /** A form without Preact, for pages in which that cannot draw. */
  plain(into: HTMLElement, close: () => void): void;
}

/** The shape of ui/write. */
export interface WritePart {
  createWriting(host: Host, state: PanelState): Promise<Writing>;
}

export type Desk = ReturnType<typeof createDesk>;

/** Loads the forms when they are wanted. */
export const createDesk = (host: Host, state: PanelState) => {
  const writing = signal<Writing | undefined>(undefined);
  const failed = signal(false);
  let tries = 0;
  let coming: Promise<void> | undefined;
  return {
    writing,
    failed,
    load: (): Promise<void> =>
      (coming ??= (host.write(tries++) as Promise<WritePart>)
        .then((part) => part.createWriting(host, state))
        .then((made) => {
          failed.value = false;
          writing.value = made;
        })
        .catch(() => {
          failed.value = true;
          coming = undefined;
        })),
  };
};
