import { Hono } from 'hono';
import { limits } from '../../protocol/limits.ts';
import { receiveEvents } from '../collect/receive.ts';
import type { Parts } from '../parts.ts';
import { preflight, type PublicEnv } from './answer.ts';
import { createDoor } from './door.ts';

/** POST /v1/events. One handler and no middleware: this is the busiest address by far. */
export const eventsRoute = (parts: Parts) =>
  new Hono<PublicEnv>()
    .post(
      '/v1/events',
      createDoor(parts, {
        route: 'events',
        list: 'events',
        most: limits.eventsPerBatch,
        envelopeWhy: ({ unlinked }) =>
          unlinked ? 'unlinked: is for messages; without consent there are no events' : undefined,
        take: (delivery, sender, events) => receiveEvents(parts.collecting, delivery, sender, events),
      }),
    )
    .options('/v1/events', (c) => preflight(c.req.header('origin')));
