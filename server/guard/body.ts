import type { IncomingMessage } from 'node:http';

/** Why there is no text: over the limit, or the sender went away. */
export interface NoBody {
  no: 'too large' | 'gone';
}

/**
 * How many times the limit is still read, and thrown away, of a body that is too large: a connection that is closed
 * while the browser sends makes the refusal look like a network fault.
 */
const PATIENCE = 16;

/**
 * The body as UTF-8 text. The limit is held while reading, since chunked bodies have no length to look at first.
 * @param limit bytes
 */
export const readText = (incoming: IncomingMessage, limit: number): Promise<string | NoBody> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const most = limit * PATIENCE;
    if (Number(incoming.headers['content-length'] ?? 0) > most) return resolve({ no: 'too large' });
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (bytes > most) resolve({ no: 'too large' });
    });
    incoming.on('end', () => {
      if (bytes > limit) resolve({ no: 'too large' });
      else resolve((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString());
    });
    incoming.on('close', () => resolve({ no: 'gone' }));
    incoming.on('error', () => resolve({ no: 'gone' }));
  });
