import type { PoolClient, QueryConfig } from 'pg';
import type { Log } from '../log.ts';
import type { Database, Param, Transaction } from './database.ts';
import { PATIENCE } from './aside.ts';
import { gaveWay, postgresFailure, tookTooLong, TooSlow } from './failure.ts';

const CONNECTIONS = 10;
/** ms until a database that does not answer counts as gone. */
const SILENCE = 15_000;
const CONNECT = 5_000;
/** Changing tables takes as long as it takes. */
const CHANGING = 3_600_000;
const ATTEMPTS = 5;
const INT8 = 20;
/** Tables in which something of people is. */
const SCRUBBED = `event visit purchase exposure question contact response response_label note mail
  session visitor customer term`.split(/\s+/);

const numbered = new Map<string, string>();
/** `?` as PostgreSQL has it: $1, $2 … */
const placed = (sql: string): string => {
  let text = numbered.get(sql);
  if (text === undefined) {
    let n = 0;
    text = sql.replace(/\?/g, () => `$${++n}`);
    if (numbered.size < 500) numbered.set(sql, text);
  }
  return text;
};

interface Queryable {
  query(config: {
    text: string;
    values?: unknown[];
    query_timeout?: number;
  }): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

const speak = (to: Queryable): Transaction => {
  const ask = async (sql: string, params: readonly Param[] = []) => {
    try {
      return await to.query({ text: placed(sql), values: [...params] });
    } catch (error) {
      throw postgresFailure(error);
    }
  };
  return {
    all: async <T>(sql: string, params?: readonly Param[]) => (await ask(sql, params)).rows as T[],
    get: async <T>(sql: string, params?: readonly Param[]) => (await ask(sql, params)).rows[0] as T | undefined,
    run: async (sql, params) => (await ask(sql, params)).rowCount ?? 0,
    insert: async (sql, params) =>
      (await ask(`${sql} returning id`, params)).rows.map((row) => (row as { id: number }).id)[0],
    exec: async (sql) => {
      try {
        await to.query({ text: sql, query_timeout: CHANGING });
      } catch (error) {
        throw postgresFailure(error);
      }
    },
  };
};

/**
 * Opens a pool of connections. Nothing is asked yet: a database that is away shows at the first statement.
 * @param silence ms until a statement that is not answered counts as gone
 */
export const openPostgres = async (url: string, log: Log, silence = SILENCE): Promise<Database> => {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT,
    query_timeout: silence,
    keepAlive: true,
    application_name: 'attendant',
    types: {
      // Ids, times and counts stay far below 2^53.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  const lost = (error: Error) =>
    log('warn', 'a database connection was lost', { code: 'code' in error ? String(error.code) : 'none' });
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', () => {}));

  const connect = async (): Promise<PoolClient> => {
    try {
      return await pool.connect();
    } catch (error) {
      throw postgresFailure(error);
    }
  };

  const transact = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const client = await connect();
    const tx = speak(client);
    let broken = true;
    try {
      await tx.exec('begin');
      const result = await work(tx);
      await tx.exec('commit');
      broken = false;
      return result;
    } catch (error) {
      await tx.exec('rollback').then(
        () => (broken = false),
        () => {},
      );
      throw error;
    } finally {
      client.release(broken);
    }
  };

  const reading = speak(pool);
  const patiently = <T>(ask: (tx: Transaction) => Promise<T>): Promise<T> =>
    transact(async (tx) => {
      await tx.exec(`set local statement_timeout = ${PATIENCE}`);
      return ask(tx);
    }).catch((error: unknown) => {
      throw tookTooLong(error) ? new TooSlow({ cause: error }) : error;
    });
  let closing: Promise<void> | undefined;
  return {
    kind: 'postgres',
    forUpdate: ' for update',
    all: reading.all,
    get: reading.get,
    aside: {
      all: (sql, params) => patiently((tx) => tx.all(sql, params)),
      get: (sql, params) => patiently((tx) => tx.get(sql, params)),
    },
    write: async (work) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await transact(work);
        } catch (error) {
          if (!gaveWay(error) || attempt === ATTEMPTS) throw error;
        }
      }
    },
    scrub: async () => {
      for (const table of SCRUBBED) {
        try {
          await pool.query({ text: `vacuum ${table}`, query_timeout: CHANGING } as QueryConfig);
        } catch (error) {
          throw postgresFailure(error);
        }
      }
      return true;
    },
    close: () => (closing ??= pool.end()),
  };
};
