import type { IncomingMessage, ServerResponse } from 'node:http';
import { Hono } from 'hono';
import { asResponse, preflight, type PublicEnv } from './answer.ts';
import type { Door } from './door.ts';

/** Doors by address. */
export type Doors = Readonly<Record<string, Door>>;

/** The doors as Hono routes, with their CORS preflights. */
export const doorRoutes = (doors: Doors) => {
  const app = new Hono<PublicEnv>();
  for (const [path, door] of Object.entries(doors)) {
    app.post(path, async (c) => asResponse(await door(c.env.incoming)));
    app.options(path, (c) => preflight(c.req.header('origin')));
  }
  return app;
};

const answerAt = async (door: Door, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const { status, headers, body } = await door(incoming);
  // The rest of a body that was given up is not read: the connection ends with the answer.
  if (!incoming.complete) headers['Connection'] = 'close';
  headers['Content-Length'] = String(Buffer.byteLength(body));
  outgoing.writeHead(status, headers);
  outgoing.end(body);
};

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Lets POSTs to a door in without the detour over Request and Response, which costs as much as reading and checking
 * a small batch does; everything else goes to `others`.
 */
export const throughDoors =
  (doors: Doors, others: Listener): Listener =>
  (incoming, outgoing) => {
    const door = incoming.method === 'POST' ? doors[incoming.url ?? ''] : undefined;
    if (door) void answerAt(door, incoming, outgoing);
    else others(incoming, outgoing);
  };
