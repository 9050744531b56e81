import { parentPort } from 'node:worker_threads';
import { Unreadable, type Found } from './entry.ts';
import { readSource, type Source } from './read.ts';

// The thread in which pages and files are read; see readAside.ts.

/** What is in a source, or why nothing can be read from it. */
export type Read = { found: Found } | { why: string };

const read = (source: Source): Read => {
  try {
    return { found: readSource(source) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { why: error.message };
  }
};

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.on('message', (sources: Source[]) => parentPort?.postMessage(sources.map(read)));
