import type { IncomingMessage } from 'node:http';

/** Why no text came: more than the limit, or the sender went away. */
export type NoBody = 'too large' | 'gone';

/**
 * The body as UTF-8 text, given up as soon as it is over the limit: chunked bodies have no length to look at first.
 * @param limit bytes
 */
export const readText = (incoming: IncomingMessage, limit: number): Promise<{ text: string } | { no: NoBody }> =>
  new Promise((resolve) => {
    if (Number(incoming.headers['content-length'] ?? 0) > limit) return resolve({ no: 'too large' });
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limit) chunks.push(chunk);
      else resolve({ no: 'too large' });
    });
    incoming.on('end', () => resolve({ text: (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString() }));
    incoming.on('close', () => resolve({ no: 'gone' }));
    incoming.on('error', () => resolve({ no: 'gone' }));
  });
