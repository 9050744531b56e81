import { untracked, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { App } from '../state/app.ts';
import { pollWhileSeen } from '../state/poll.ts';

/** Milliseconds after which figures that are looked at are asked for once more. */
const POLL = 30_000;

/** Keeps what a page shows up to date: while it is seen, and at once when the network is back. */
export const useFresh = (app: App, again: () => Promise<unknown>): void => {
  useEffect(
    () =>
      pollWhileSeen(document, POLL, async () => {
        if (app.online.value) await again();
      }),
    [],
  );
  useSignalEffect(() => {
    // What is read while asking is no reason to ask once more.
    if (app.online.value) void untracked(again);
  });
};
