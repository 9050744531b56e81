import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problem } from './problem.ts';

/** Times the limit that is still read, and thrown away, before the connection is given up. */
const PATIENCE = 4;

/** A connection that ends while the body still comes looks like a network fault to the sender, and hides the answer. */
const readOn = async (body: ReadableStream<Uint8Array> | null, most: number): Promise<void> => {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > most) return;
  }
};

/** Refuses bodies over a limit, in words. */
export const limitBody = (kilobytes: number) =>
  bodyLimit({
    maxSize: kilobytes * 1024,
    onError: async (c: Context) => {
      await readOn(c.req.raw.body, PATIENCE * kilobytes * 1024).catch(() => {});
      return problem(c, 413, `The body is over ${kilobytes} KB.`);
    },
  });
