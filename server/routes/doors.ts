import type { IncomingMessage, ServerResponse } from 'node:http';
import { Hono } from 'hono';
import { asResponse, GUARDED, preflight, type PublicEnv, type Reply } from './answer.ts';
import type { Door } from './door.ts';

/** Doors by address. */
export type Doors = Readonly<Record<string, Door>>;

/** The doors as Hono routes, with their CORS preflights. */
export const doorRoutes = (doors: Doors) => {
  const app = new Hono<PublicEnv>();
  for (const [path, door] of Object.entries(doors)) {
    app.post(path, (c) => new Promise<Response>((resolve) => door(c.env.incoming, (it) => resolve(asResponse(it)))));
    app.options(path, (c) => preflight(c.req.header('origin')));
  }
  return app;
};

const answerWith = (incoming: IncomingMessage, outgoing: ServerResponse, { status, headers, body }: Reply): void => {
  // The rest of a body that was given up is not read: the connection ends with the answer.
  if (!incoming.complete) headers['Connection'] = 'close';
  const bytes = Buffer.byteLength(body);
  headers['Content-Length'] = String(bytes);
  outgoing.writeHead(status, headers);
  // Most answers are plain ASCII, which needs no encoding on its way out; head and body leave in one write.
  outgoing.end(body, bytes === body.length ? 'latin1' : 'utf8');
};

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** Before anything is answered, so that no answer goes without; a page's own policy takes their place. */
const guard = (outgoing: ServerResponse): void => {
  for (const [name, value] of Object.entries(GUARDED)) outgoing.setHeader(name, value);
};

/**
 * Lets POSTs to a door in without the detour over Request and Response, which costs as much as reading and checking
 * a small batch does; everything else goes to `others`.
 */
export const throughDoors = (doors: Doors, others: Listener): Listener => {
  // A Map, since an address that is looked up as a property of an object is first made one of the engine's own texts.
  const byAddress = new Map(Object.entries(doors));
  return (incoming, outgoing) => {
    const door = incoming.method === 'POST' ? byAddress.get(incoming.url ?? '') : undefined;
    if (door) return door(incoming, (reply) => answerWith(incoming, outgoing, reply));
    guard(outgoing);
    others(incoming, outgoing);
  };
};
