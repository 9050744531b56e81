import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** ms a thread is kept without an order: to begin one takes many times what most orders take. */
const KEPT = 120_000;

/** An order took too long, and its thread was ended. */
export class TooLong extends Error {}

/**
 * Computes orders one after the other in a thread of its own, which begins with the first. One that dies or hangs takes
 * its own order with it and no other: the next has a new thread.
 * @param megabytes of memory, above which it dies; without, as much as there is
 */
export const createThread = <Order, Answer>(file: URL, workerData?: unknown, megabytes?: number) => {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = (one: Worker | undefined): void => {
    if (worker === one) worker = undefined;
    void one?.terminate();
  };

  const begin = (): Worker => {
    const one = new Worker(file, {
      workerData,
      ...(megabytes && { resourceLimits: { maxOldGenerationSizeMb: megabytes } }),
    });
    // What it died of is told to whoever waits for it; between orders it is only replaced.
    one.on('error', () => end(one));
    one.on('exit', () => end(one));
    return one;
  };

  const answered = async (one: Worker, signal: AbortSignal): Promise<Answer> => {
    const gone = once(one, 'exit', { signal }).then(() => {
      throw new Error('it was broken off');
    });
    const [answer] = (await Promise.race([once(one, 'message', { signal }), gone])) as [Answer];
    return answer;
  };

  const compute = async (order: Order, patience: number, begun?: () => void): Promise<Answer> => {
    clearTimeout(idle);
    begun?.();
    const one = (worker ??= begin());
    const done = new AbortController();
    const timer = setTimeout(() => done.abort(new TooLong('it took too long')), patience);
    one.ref();
    try {
      const answer = answered(one, done.signal);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
      one.postMessage(order);
      return await answer;
    } catch (error) {
      end(one);
      throw done.signal.aborted ? done.signal.reason : error;
    } finally {
      clearTimeout(timer);
      done.abort();
      one.unref();
      idle = setTimeout(() => end(one), KEPT).unref();
    }
  };

  return {
    /**
     * @param patience ms
     * @param begun called when those before it are done
     * @throws TooLong; whatever the thread died of
     */
    ask(order: Order, patience: number, begun?: () => void): Promise<Answer> {
      const answer = last.then(() => compute(order, patience, begun));
      last = answer.catch(() => {});
      return answer;
    },
    /** Whether an order would be answered without a thread having to begin. */
    isWarm: (): boolean => worker !== undefined,
    /** Ends it, and what it is at. */
    close: async (): Promise<void> => {
      clearTimeout(idle);
      await worker?.terminate();
    },
  };
};
