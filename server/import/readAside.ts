import { createThread, TooLong } from '../store/thread.ts';
import type { Budget } from './budget.ts';
import type { Alike, Articles, Ask } from './likeness.ts';
import type { Source } from './read.ts';
import type { Answer, Order, Read } from './readWorker.ts';

/** Of memory: four megabytes of a page become some hundred of what it means. */
const MEGABYTES = 512;

/** Built, all of the server is one file, and the worker stands beside it. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './readWorker.ts' : './importWorker.js', import.meta.url);

const thread = createThread<Order, Answer>(WORKER, undefined, MEGABYTES);

const isTooMuch = (error: unknown): boolean =>
  error instanceof TooLong ||
  error instanceof RangeError ||
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Takes from the budget what the order takes, not how long it waits for those of others. */
const asked = async (order: Order, budget: Budget): Promise<Answer> => {
  let since: number | undefined;
  const begun = (): void => {
    since = performance.now();
  };
  try {
    return await thread.ask(order, budget.left(), begun);
  } finally {
    if (since !== undefined) budget.spend(performance.now() - since);
  }
};

const leftOut = (name: string): Read => ({
  why: `${name} was left out: what was read before it took all the time there is. Read it by itself.`,
});

const readOne = async (source: Source, budget: Budget): Promise<Read> => {
  const { name } = source;
  if (!budget.left()) return leftOut(name);
  const isFirst = budget.isWhole();
  try {
    return (await asked({ source }, budget)) as Read;
  } catch (error) {
    if (error instanceof TooLong)
      return isFirst ? { why: `${name} takes too long to read. Take a part of it.` } : leftOut(name);
    if (isTooMuch(error)) return { why: `${name} is too much to read at once. Take a part of it.` };
    throw error;
  }
};

/**
 * Reads pages and files in a thread of its own, since nobody else would be answered meanwhile: one after the other, so
 * that what was read stays read when the time, or the memory there is, is over.
 */
export const readAside = async (sources: readonly Source[], budget: Budget): Promise<Read[]> => {
  const answers: Read[] = [];
  for (const source of sources) answers.push(await readOne(source, budget));
  return answers;
};

/**
 * What questions may be the same as, in the same thread. Undefined when that takes too long or too much memory: nobody is
 * kept from importing because it is not known.
 */
export const alikeAside = async (
  entries: readonly Ask[],
  articles: readonly Articles[],
  budget: Budget,
): Promise<Alike[] | undefined> => {
  if (!budget.left()) return undefined;
  try {
    return (await asked({ entries, articles }, budget)) as Alike[];
  } catch (error) {
    if (isTooMuch(error)) return undefined;
    throw error;
  }
};
