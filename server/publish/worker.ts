import { parentPort, workerData } from 'node:worker_threads';
import type { Site } from '../store/store.ts';
import { documentOf, type Publication, type Source } from './document.ts';
import { Unpublishable } from './unpublishable.ts';

// A thread of its own for one publication; see compute.ts.

export interface Order {
  site: Pick<Site, 'name' | 'currency'>;
  items: readonly Source[];
}

export type Computed = { done: Publication } | { why: string; field: string | undefined };

const answer = ({ site, items }: Order): Computed => {
  try {
    return { done: documentOf(site, items) };
  } catch (error) {
    if (!(error instanceof Unpublishable)) throw error;
    return { why: error.message, field: error.field };
  }
};

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(answer(workerData as Order));
