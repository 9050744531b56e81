import { parentPort } from 'node:worker_threads';
import type { Site } from '../store/store.ts';
import { documentOf, type Publication, type Source } from './document.ts';
import { previewLeads } from './addresses.ts';
import { Unpublishable } from './unpublishable.ts';

// The thread in which articles are computed; see compute.ts.

export interface Order {
  site: Pick<Site, 'name' | 'currency'>;
  items: readonly Source[];
  /** For a preview: where the shop is, if that is known. */
  preview?: { origin?: string };
}

export type Computed = { done: Publication } | { why: string; field: string | undefined };

const answer = ({ site, items, preview }: Order): Computed => {
  try {
    return { done: documentOf(site, items, preview && previewLeads(preview.origin)) };
  } catch (error) {
    if (!(error instanceof Unpublishable)) throw error;
    return { why: error.message, field: error.field };
  }
};

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.on('message', (order: Order) => parentPort?.postMessage(answer(order)));
