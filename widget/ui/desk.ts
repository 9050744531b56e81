import type { Host } from '../host.ts';
import type { PanelState } from '../state/panel.ts';
import { signal } from '../state/signal.ts';
import type { Desk, WritePart, Writing } from './shown.ts';

/** Loads the forms when they are wanted. */
export const createDesk = (host: Host, state: PanelState): Desk & { stop(): void } => {
  const writing = signal<Writing | undefined>(undefined);
  const failed = signal(false);
  let over = false;
  let tries = 0;
  let coming: Promise<void> | undefined;
  return {
    writing,
    failed,
    stop() {
      over = true;
      writing.value?.stop();
    },
    load: () =>
      (coming ??= (host.write(tries++) as Promise<WritePart>)
        .then((part) => part.createWriting(host, state))
        .then((made) => {
          if (over) return made.stop();
          failed.value = false;
          writing.value = made;
        })
        .catch(() => {
          failed.value = true;
          coming = undefined;
        })),
  };
};
