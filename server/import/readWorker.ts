import { parentPort } from 'node:worker_threads';
import { Unreadable, type Found } from './entry.ts';
import { alike, type Alike, type Articles, type Ask } from './likeness.ts';
import { readSource, type Source } from './read.ts';

// The thread in which pages and files are read and compared with what there is; see readAside.ts.

/** What is in a source, or why nothing can be read from it. */
export type Read = { found: Found } | { why: string };

export type Order = { source: Source } | { entries: readonly Ask[]; articles: readonly Articles[] };
export type Answer = Read | Alike[];

const read = (source: Source): Read => {
  try {
    return { found: readSource(source) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { why: error.message };
  }
};

const answer = (order: Order): Answer =>
  'source' in order ? read(order.source) : alike(order.entries, order.articles);

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.on('message', (order: Order) => parentPort?.postMessage(answer(order)));
