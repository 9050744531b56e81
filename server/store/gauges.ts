import { only, type Database } from './database.ts';

/** How full the store is, and what waits in it. */
export interface Gauges {
  /** Bytes of the database, without SQLite's write-ahead log. */
  size(): Promise<number>;
  /** Sessions that are not folded yet; mails that wait to be sent, and that could not be. */
  queues(): Promise<{ sessions: number; mails: number; failed: number }>;
}

const SIZE = {
  sqlite: 'select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()',
  postgres: 'select pg_database_size(current_database()) as bytes',
};

export const createGauges = (db: Database): Gauges => ({
  size: async () => only(await db.get<{ bytes: number }>(SIZE[db.kind])).bytes,

  queues: async () =>
    only(
      await db.get<{ sessions: number; mails: number; failed: number }>(
        `select (select count(*) from session where unfolded_at is not null) as sessions,
                (select count(*) from mail where state = 'queued') as mails,
                (select count(*) from mail where state = 'failed') as failed`,
      ),
    ),
});
