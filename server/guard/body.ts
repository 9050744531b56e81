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
 */
export const readText = (incoming: IncomingMessage, limit: number, seat: Seat): Promise<string | NoBody> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let kept = true;
    seat.onGone = () => (chunks.length = 0);
    const most = limit * PATIENCE;
    if (Number(incoming.headers['content-length'] ?? 0) > most) return resolve({ no: 'too large' });
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      kept &&= bytes <= limit && seat.grow(chunk.length);
      if (kept) chunks.push(chunk);
      else seat.leave();
      if (bytes > most) resolve({ no: 'too large' });
    });
    incoming.on('end', () => {
      if (bytes > limit) resolve({ no: 'too large' });
      // An empty body takes no room, and others may have taken the room of one that came slowly.
      else if (!seat.grow(0)) resolve({ no: 'crowded' });
      else {
        seat.settle();
        resolve((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString());
      }
    });
    incoming.on('close', () => resolve({ no: 'gone' }));
    incoming.on('error', () => resolve({ no: 'gone' }));
  });
