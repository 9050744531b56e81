import { Hono } from 'hono';
import { limits } from '../../protocol/limits.ts';
import { receiveMessages } from '../collect/messages.ts';
import { newLetters } from '../mail/letter.ts';
import type { Parts } from '../parts.ts';
import { preflight, type PublicEnv } from './answer.ts';
import { createDoor } from './door.ts';

/** POST /v1/messages: what people write and answer by hand. */
export const messagesRoute = (parts: Parts) => {
  const { collecting, settings, store } = parts;
  return new Hono<PublicEnv>()
    .post(
      '/v1/messages',
      createDoor(parts, {
        route: 'messages',
        list: 'messages',
        most: limits.messagesPerBatch,
        async take(delivery, sender, messages) {
          const { letters, ...receipt } = await receiveMessages(collecting, delivery, sender, messages, (site, row) =>
            newLetters(settings, store.staff, site, row),
          );
          if (letters > 0) void parts.mailer?.wake();
          return receipt;
        },
      }),
    )
    .options('/v1/messages', (c) => preflight(c.req.header('origin')));
};
