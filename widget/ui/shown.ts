import type { Host } from '../host.ts';
import type { Speech } from '../locales/speech.ts';
import type { PanelState } from '../state/panel.ts';
import type { Desk } from './desk.ts';

/** What every view of the panel is given. */
export interface Shown {
  host: Host;
  state: PanelState;
  speech: Speech;
  desk: Desk;
  close(): void;
  /** Puts the focus on the first element of the panel that fits. */
  focus(selector: string): void;
}
