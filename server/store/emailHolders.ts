import type { Answer } from '../../protocol/messages.ts';
import type { Database } from './database.ts';

const CHUNK = 2_000;

interface Record {
  id: Uint8Array;
  visitor: number;
  email: string | null;
  answers: string;
}

/** One mailbox, however it is written: the case of letters and the form of accents do not count. */
const folded = (email: string): string => email.trim().normalize('NFC').toLowerCase();

const addressesOf = ({ email, answers }: Record): string[] => {
  const answered = (JSON.parse(answers) as Answer[]).filter(({ kind }) => kind === 'email');
  return [email ?? '', ...answered.map(({ text }) => text ?? '')].filter(Boolean).map(folded);
};

/** Visitors whose messages left this address, or whom the shop knows under it: many shops number customers so. */
export const emailHolders = async (db: Database, siteId: number, email: string): Promise<number[]> => {
  const wanted = folded(email);
  const found = new Set<number>();
  for (let after: Uint8Array = new Uint8Array(0); ;) {
    const rows = await db.all<Record>(
      `select r.id, s.visitor_id as visitor, r.email, r.answers
       from response r
       join session s on s.id = r.session_id
       where r.site_id = ? and r.id > ? and (r.email is not null or r.answers like '%"email"%')
       order by r.id
       limit ?`,
      [siteId, after, CHUNK],
    );
    for (const row of rows) if (addressesOf(row).includes(wanted)) found.add(row.visitor);
    if (rows.length < CHUNK) break;
    after = new Uint8Array(rows.at(-1)!.id);
  }
  const customers = await db.all<{ id: number; customer: string }>(
    `select v.id, c.customer
     from customer c
     join visitor v on v.customer_id = c.id
     where c.site_id = ? and c.customer like '%@%'`,
    [siteId],
  );
  for (const { id, customer } of customers) if (folded(customer) === wanted) found.add(id);
  return [...found];
};
