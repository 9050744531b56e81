import { among, listed } from './bulk.ts';
import { toBytes, toUuid } from './bytes.ts';
import type { Database, Reader } from './database.ts';
import { COLUMNS, JOINS, toEvent, type EventRecord } from './eventReads.ts';
import { emailHolders } from './emailHolders.ts';
import type { Mine, Privacy } from './privacyStore.ts';

const CHUNK = 500;

interface VisitorRecord {
  id: number;
  customer: string | null;
}

interface TypeRecord {
  type: string;
  count: number;
  first: number;
  last: number;
}

const VISITS = 'select id from session where visitor_id = ?';

const minimum = (rows: readonly TypeRecord[]): Partial<Mine> =>
  rows.length === 0
    ? {}
    : { firstAt: Math.min(...rows.map(({ first }) => first)), lastAt: Math.max(...rows.map(({ last }) => last)) };

/** The row of a visitor of `full` who is not being erased. */
export const knownVisitor = (db: Reader, siteId: number, visitor: string): Promise<VisitorRecord | undefined> =>
  db.get<VisitorRecord>(
    `select v.id, c.customer
     from visitor v
     left join customer c on c.id = v.customer_id
     where v.site_id = ? and v.uuid = ? and v.mode = 'full'
       and not exists (select 1 from erasure where erasure.visitor_id = v.id)`,
    [siteId, toBytes(visitor)],
  );

/** See Privacy. */
export const createMine = (db: Database): Pick<Privacy, 'mine' | 'eventsOf' | 'find' | 'kin'> => {
  /** With whoever they were yesterday, and with whom a signature proved to be the same customer. */
  const widened = async (siteId: number, rows: readonly number[], customers: boolean): Promise<number[]> => {
    const all = new Set(rows);
    for (let before = -1; before < all.size;) {
      before = all.size;
      const mine = listed(db.kind, [...all]);
      const found = await db.all<{ id: number }>(
        `select id from visitor where ${among(db.kind, 'same_as')}
         union
         select same_as from visitor where ${among(db.kind, 'id')} and same_as is not null
         ${
           customers
             ? `union
                select id from visitor
                where site_id = ? and customer_id in (select customer_id from visitor where ${among(db.kind, 'id')})`
             : ''
         }`,
        customers ? [mine, mine, siteId, mine] : [mine, mine],
      );
      for (const { id } of found) all.add(id);
    }
    return [...all].sort((a, b) => a - b);
  };

  return {
    mine: async (siteId, visitor) => {
      const who = await knownVisitor(db, siteId, visitor);
      if (!who) return undefined;
      const rows = await db.all<TypeRecord>(
        `select t.text as type, count(*) as count, min(e.at + e.lag) as first, max(e.at + e.lag) as last
         from event e
         join term t on t.id = e.type_id
         where e.session_id in (${VISITS})
         group by t.text
         order by count(*) desc, t.text`,
        [who.id],
      );
      const visits = await db.get<{ count: number }>(
        `select count(*) as count from session s
         where visitor_id = ? and exists (select 1 from event where session_id = s.id)`,
        [who.id],
      );
      return {
        ...minimum(rows),
        visits: visits?.count ?? 0,
        types: rows.map(({ type, count }) => ({ type, count })),
        ...(who.customer !== null && { customer: who.customer }),
      };
    },

    eventsOf: async function* (siteId, visitor) {
      const who = await knownVisitor(db, siteId, visitor);
      const visits = who ? await db.all<{ id: number }>(`${VISITS} order by started_at, id`, [who.id]) : [];
      for (const { id } of visits) {
        for (let after: Uint8Array = new Uint8Array(0); ;) {
          const rows = await db.all<EventRecord>(
            `select ${COLUMNS} from event e ${JOINS}
             where e.session_id = ? and e.site_id = ? and e.id > ?
             order by e.id
             limit ?`,
            [id, siteId, after, CHUNK],
          );
          for (const row of rows) yield toEvent(row);
          if (rows.length < CHUNK) break;
          after = new Uint8Array(rows.at(-1)!.id);
        }
      }
    },

    find: async (siteId, person) => {
      if ('email' in person) return widened(siteId, await emailHolders(db, siteId, person.email), true);
      const row = await db.get<{ id: number }>('select id from visitor where site_id = ? and uuid = ?', [
        siteId,
        toBytes(person.visitor),
      ]);
      return row ? widened(siteId, [row.id], false) : [];
    },

    kin: async (siteId, visitors) => {
      const others = (await widened(siteId, visitors, true)).filter((id) => !visitors.includes(id));
      const rows = await db.all<{ uuid: Uint8Array }>(
        `select uuid from visitor where ${among(db.kind, 'id')} order by id`,
        [listed(db.kind, others)],
      );
      return rows.map(({ uuid }) => toUuid(uuid));
    },
  };
};
