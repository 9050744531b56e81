import { createThread, TooLong } from '../store/thread.ts';
import { Unreadable } from './entry.ts';
import type { Source } from './read.ts';
import type { Read } from './readWorker.ts';

/** ms until it is given up: four megabytes of headings take four seconds, on a busy machine several times that. */
const PATIENCE = 30_000;

/** Of memory: four megabytes of a page become some hundred of what it means. */
const MEGABYTES = 512;

/** Built, all of the server is one file, and the worker stands beside it. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './readWorker.ts' : './importWorker.js', import.meta.url);

const thread = createThread<readonly Source[], Read[]>(WORKER, undefined, MEGABYTES);

/**
 * Reads pages and files in a thread of its own, since nobody else would be answered meanwhile.
 * @throws Unreadable when it takes too long, or more memory than there is for it
 */
export const readAside = (sources: readonly Source[]): Promise<Read[]> =>
  thread.ask(sources, PATIENCE).catch((error: unknown) => {
    if (error instanceof TooLong)
      throw new Unreadable('This takes too long to read. Take a part of it.', { cause: error });
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
      throw new Unreadable('This is too much to read at once. Take a part of it.', { cause: error });
    throw error;
  });
