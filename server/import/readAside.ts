import { createThread, TooLong } from '../store/thread.ts';
import { Unreadable } from './entry.ts';
import type { Alike, Articles, Ask } from './likeness.ts';
import type { Source } from './read.ts';
import type { Answer, Order, Read } from './readWorker.ts';

/** ms until it is given up: four megabytes of headings take four seconds, on a busy machine several times that. */
const PATIENCE = 30_000;

/** Of memory: four megabytes of a page become some hundred of what it means. */
const MEGABYTES = 512;

/** Built, all of the server is one file, and the worker stands beside it. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './readWorker.ts' : './importWorker.js', import.meta.url);

const thread = createThread<Order, Answer>(WORKER, undefined, MEGABYTES);

const isTooMuch = (error: unknown): boolean =>
  error instanceof TooLong ||
  error instanceof RangeError ||
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Reads pages and files in a thread of its own, since nobody else would be answered meanwhile.
 * @throws Unreadable when it takes too long, or more memory than there is for it
 */
export const readAside = (sources: readonly Source[]): Promise<Read[]> =>
  (thread.ask({ sources }, PATIENCE) as Promise<Read[]>).catch((error: unknown) => {
    if (error instanceof TooLong)
      throw new Unreadable('This takes too long to read. Take a part of it.', { cause: error });
    if (isTooMuch(error))
      throw new Unreadable('This is too much to read at once. Take a part of it.', { cause: error });
    throw error;
  });

/**
 * What questions may be the same as, in the same thread. Undefined when that takes too long or too much memory: nobody is
 * kept from importing because it is not known.
 */
export const alikeAside = (entries: readonly Ask[], articles: readonly Articles[]): Promise<Alike[] | undefined> =>
  (thread.ask({ entries, articles }, PATIENCE) as Promise<Alike[]>).catch((error: unknown) => {
    if (isTooMuch(error)) return undefined;
    throw error;
  });
