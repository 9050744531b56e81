import { toBytes } from './bytes.ts';
import type { Database, Transaction } from './database.ts';
import type { MailRow, OutgoingMail, QueuedMail } from './store.ts';
import { clean, orNull } from './text.ts';

/** Queues mails about a response in the transaction that keeps it; the same Message-ID once. */
export const queueMails = async (
  tx: Transaction,
  siteId: number,
  response: Uint8Array,
  mails: readonly MailRow[],
  now: number,
): Promise<void> => {
  for (const mail of mails) {
    await tx.run(
      `insert into mail (site_id, response_id, message_id, recipient, reply_to, subject, text, due_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict do nothing`,
      [siteId, response, mail.messageId, mail.to, orNull(mail.replyTo), clean(mail.subject), clean(mail.text), now],
    );
  }
};

interface MailRecord {
  id: number;
  message_id: string;
  recipient: string;
  reply_to: string | null;
  subject: string;
  text: string;
  attempts: number;
}

const toMail = (row: MailRecord): QueuedMail => ({
  id: row.id,
  messageId: row.message_id,
  to: row.recipient,
  ...(row.reply_to !== null && { replyTo: row.reply_to }),
  subject: row.subject,
  text: row.text,
  attempts: row.attempts,
});

export const createOutgoing = (db: Database): OutgoingMail => ({
  // The outer conditions are asked again after a wait for another collector's claim, so that only one of two gets a mail.
  claim: (now, until, limit) =>
    db.write(async (tx) => {
      const rows = await tx.all<MailRecord>(
        `update mail
         set due_at = ?, attempts = attempts + 1
         where state = 'queued' and due_at <= ?
           and id in (select id from mail where state = 'queued' and due_at <= ? order by due_at, id limit ?)
         returning id, message_id, recipient, reply_to, subject, text, attempts`,
        [until, now, now, limit],
      );
      return rows.map(toMail).sort((a, b) => a.id - b.id);
    }),

  sent: async (id, now) => {
    await db.write((tx) => tx.run(`update mail set state = 'sent', sent_at = ?, error = null where id = ?`, [now, id]));
  },

  failed: async (id, error, nextAt) => {
    const [state, due] = nextAt === undefined ? ['failed', 0] : ['queued', nextAt];
    await db.write((tx) =>
      tx.run(`update mail set state = ?, error = ?, due_at = ? where id = ? and state <> 'sent'`, [
        state,
        clean(error),
        due,
        id,
      ]),
    );
  },

  ofResponse: async (siteId, response) => {
    const rows = await db.all<{ state: 'queued' | 'sent' | 'failed'; to: string; error: string | null }>(
      `select state, recipient as "to", error from mail where site_id = ? and response_id = ? order by id`,
      [siteId, toBytes(response)],
    );
    return rows.map(({ state, to, error }) => ({ state, to, ...(error !== null && { error }) }));
  },
});
