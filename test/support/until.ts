import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again until the answer is not `undefined`, `false` or a rejection; for conditions outside the browser, where
 * nothing tells of a change. Throws with `what` after `timeout` ms.
 */
export const until = async <T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  timeout = 15_000,
): Promise<T> => {
  const end = Date.now() + timeout;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
    await pause(25);
  }
  throw new Error(`not within ${timeout} ms: ${what}`, { cause: last });
};
