import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problem } from './problem.ts';
import type { Room, Seat } from './room.ts';

/**
 * Times the limit that is still read, and thrown away, before the connection is given up: one that ends while the body
 * still comes looks like a network fault to the sender, and hides the answer.
 */
const PATIENCE = 4;
/** Seconds until a sender may expect room. */
const AGAIN = '5';

/** Over the limit, others needed its room, or the sender went away. */
type Without = 'too large' | 'crowded' | 'gone';

/** The whole body, or why there is none. */
const readWhole = async (
  body: ReadableStream<Uint8Array>,
  most: number,
  seat: Seat,
): Promise<Uint8Array<ArrayBuffer> | Without> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  seat.onGone = () => (chunks.length = 0);
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > PATIENCE * most) break;
    if (bytes > most) seat.leave();
    else if (seat.grow(chunk.length)) chunks.push(chunk);
  }
  if (bytes > most) return 'too large';
  if (!seat.grow(0)) return 'crowded';
  seat.settle();
  return Buffer.concat(chunks);
};

const refuse = (c: Context, why: Without, kilobytes: number): Response => {
  if (why === 'too large') return problem(c, 413, `The body is over ${kilobytes} KB.`);
  if (why === 'gone') return problem(c, 400, 'The body did not arrive.');
  c.header('Retry-After', AGAIN);
  return problem(c, 503, 'The collector is busy. Try again.');
};

/**
 * Refuses bodies over a limit, in words. The others have their place in the room that all bodies share, for as long as
 * they are held: whoever comes here may not have shown yet who they are, and may send drop by drop.
 */
export const limitBody = (room: Room, kilobytes: number) =>
  createMiddleware(async function limitBody(c, next) {
    const { body } = c.req.raw;
    if (!body) return next();
    const seat = room.enter();
    try {
      const whole = await readWhole(body, kilobytes * 1024, seat).catch((): Without => 'gone');
      if (typeof whole === 'string') return refuse(c, whole, kilobytes);
      c.req.raw = new Request(c.req.raw, { method: c.req.method, body: whole });
      return await next();
    } finally {
      seat.leave();
    }
  });
