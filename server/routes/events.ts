import { limits } from '../../protocol/limits.ts';
import { receiveEvents } from '../collect/receive.ts';
import type { Parts } from '../parts.ts';
import { createDoor, type Door } from './door.ts';

/** POST /v1/events: the busiest address by far. */
export const eventsDoor = (parts: Parts): Door =>
  createDoor(parts, {
    list: 'events',
    most: limits.eventsPerBatch,
    envelopeWhy: ({ unlinked }) =>
      unlinked ? 'unlinked: is for messages; without consent there are no events' : undefined,
    take: (delivery, sender, events, kept, failed) =>
      receiveEvents(parts.collecting, delivery, sender, events, kept, failed),
  });
