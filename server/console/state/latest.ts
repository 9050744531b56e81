import { signal, type ReadonlySignal } from '@preact/signals';
import { reasonOf } from './api.ts';

/** The newest answer to the newest question. */
export interface Latest<T> {
  /** Stays while another question is on its way, so that nothing flickers. */
  found: ReadonlySignal<T | undefined>;
  /** Why the last try failed. With an answer still there, that one is old. */
  problem: ReadonlySignal<string>;
  /** Another question than the last one is on its way. */
  waiting: ReadonlySignal<boolean>;
  /** Asks, and forgets the old answer if none comes. */
  ask(path: string): Promise<void>;
  /** Asks the same once more; a failure leaves the old answer. */
  again(): Promise<void>;
}

export const createLatest = <T>(read: (path: string) => Promise<T>): Latest<T> => {
  const found = signal<T | undefined>(undefined);
  const problem = signal('');
  const waiting = signal(false);
  let asked = '';
  let turn = 0;

  const run = async (failed: () => void): Promise<void> => {
    const mine = ++turn;
    try {
      const answer = await read(asked);
      if (mine !== turn) return;
      found.value = answer;
      problem.value = '';
    } catch (error) {
      if (mine !== turn) return;
      problem.value = reasonOf(error);
      failed();
    }
    waiting.value = false;
  };

  return {
    found,
    problem,
    waiting,
    ask: (path) => {
      asked = path;
      waiting.value = true;
      return run(() => void (found.value = undefined));
    },
    again: async () => {
      // A question on its way will bring the newest anyhow.
      if (asked && !waiting.value) await run(() => undefined);
    },
  };
};
