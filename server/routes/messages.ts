import { limits } from '../../protocol/limits.ts';
import { receiveMessages } from '../collect/messages.ts';
import { newLetters } from '../mail/letter.ts';
import type { Parts } from '../parts.ts';
import { createDoor, type Door } from './door.ts';

/** POST /v1/messages: what people write and answer by hand. */
export const messagesDoor = (parts: Parts): Door => {
  const { collecting, settings, store } = parts;
  return createDoor(parts, {
    list: 'messages',
    most: limits.messagesPerBatch,
    async take(delivery, sender, messages) {
      const { letters, ...receipt } = await receiveMessages(collecting, delivery, sender, messages, (site, row) =>
        newLetters(settings, store.staff, site, row),
      );
      if (letters > 0) void parts.mailer?.wake();
      return receipt;
    },
  });
};
