import type { IncomingMessage } from 'node:http';
import type { Seat } from './room.ts';

/** Why there is no text: over the limit, no room for it, or the sender went away. */
export interface NoBody {
  no: 'too large' | 'crowded' | 'gone';
}

/**
 * How many times the limit is still read, and thrown away, of a body that is not kept: a connection that is closed
 * while the browser sends makes the refusal look like a network fault.
 */
const PATIENCE = 16;

/**
 * The body as UTF-8 text. The limit is held while reading, since chunked bodies have no length to look at first.
 * @param limit bytes
 * @param seat its share of the room for all bodies; the caller leaves it
 * @param read called once
 */
export const readText = (
  incoming: IncomingMessage,
  limit: number,
  seat: Seat,
  read: (body: string | NoBody) => void,
): void => {
  const most = limit * PATIENCE;
  let first: Buffer | undefined;
  let more: Buffer[] | undefined;
  let bytes = 0;
  let kept = true;
  let over = false;
  const done = (body: string | NoBody): void => {
    if (over) return;
    over = true;
    read(body);
  };
  if (Number(incoming.headers['content-length'] ?? 0) > most) return done({ no: 'too large' });
  seat.onGone = () => (first = more = undefined);
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    kept &&= bytes <= limit && seat.grow(chunk.length);
    if (!kept) seat.leave();
    // Nearly every body comes in one piece.
    else if (first === undefined) first = chunk;
    else (more ??= [first]).push(chunk);
    if (bytes > most) done({ no: 'too large' });
  });
  incoming.on('end', () => {
    if (bytes > limit) return done({ no: 'too large' });
    // An empty body takes no room, and others may have taken the room of one that came slowly.
    if (!seat.grow(0)) return done({ no: 'crowded' });
    seat.settle();
    done(more ? Buffer.concat(more).toString() : (first?.toString() ?? ''));
  });
  // Also after an error, which Node tells only to who listens for it.
  incoming.on('close', () => done({ no: 'gone' }));
};
