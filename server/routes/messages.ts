import type { Receipt, Sender } from '../../protocol/events.ts';
import { limits } from '../../protocol/limits.ts';
import { receiveMessages } from '../collect/messages.ts';
import type { Delivery } from '../collect/sender.ts';
import { newLetters } from '../mail/letter.ts';
import type { Parts } from '../parts.ts';
import { createDoor, type Door } from './door.ts';

/** POST /v1/messages: what people write and answer by hand. */
export const messagesDoor = (parts: Parts): Door => {
  const { collecting, settings, store } = parts;
  const receive = async (delivery: Delivery, sender: Sender, messages: readonly unknown[]): Promise<Receipt> => {
    const { letters, ...receipt } = await receiveMessages(collecting, delivery, sender, messages, (site, row) =>
      newLetters(settings, store.staff, site, row),
    );
    if (letters > 0) void parts.mailer?.wake();
    return receipt;
  };
  return createDoor(parts, {
    list: 'messages',
    most: limits.messagesPerBatch,
    take: (delivery, sender, messages, kept, failed) => void receive(delivery, sender, messages).then(kept, failed),
  });
};
