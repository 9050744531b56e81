import { marks, type Database, type Param, type Transaction } from '../../../server/store/database.ts';
import type { Sqlite } from '../../../server/store/sqlite.ts';

type Cell = string | number | null | Uint8Array;

/** The tables that are written, each after those it refers to, with the columns and their types in PostgreSQL. */
const TABLES = {
  customer: 'id bigint, site_id bigint, customer text, first_at bigint',
  visitor: 'id bigint, site_id bigint, uuid bytea, mode text, first_at bigint',
  session:
    'id bigint, site_id bigint, visitor_id bigint, uuid bytea, started_at bigint, last_at bigint, heard_at bigint, unfolded_at bigint',
  term: 'id bigint, site_id bigint, digest bytea, text text',
  event:
    'site_id bigint, id bytea, session_id bigint, type_id bigint, at bigint, skew bigint, wait bigint, lag bigint, seq bigint, tab bigint, url_id bigint, title_id bigint, referrer_id bigint, data text',
  response:
    'site_id bigint, id bytea, session_id bigint, kind text, rev bigint, at bigint, device_at bigint, sent_at bigint, received_at bigint, url text, lang text, text text, score bigint, scale bigint, survey text, answers text, done bigint, follow bigint, folded text, status text',
  tally: 'site_id bigint, name text, quarter bigint, count bigint, last_at bigint',
} as const;
type Table = keyof typeof TABLES;

const namesOf = (table: Table): string[] => TABLES[table].split(', ').map((column) => column.split(' ')[0]!);
const typesOf = (table: Table): string[] => TABLES[table].split(', ').map((column) => column.split(' ')[1]!);

export interface Writer {
  add(table: Table, row: Cell[]): void;
  /** Makes a visitor a customer. */
  join(visitor: number, customer: number): void;
  waiting(): number;
  flush(): Promise<void>;
}

const insert = async (db: Database, tx: Transaction, table: Table, rows: readonly Cell[][]): Promise<void> => {
  const names = namesOf(table);
  const into = `insert into ${table} (${names.join(', ')})`;
  if (db.kind === 'sqlite') {
    const statement = (db as Sqlite).prepared(`${into} values (${marks(names)})`);
    for (const row of rows) statement.run(...row);
    return;
  }
  const lists = typesOf(table).map((type) => `?::${type}[]`);
  await tx.run(
    `${into} select * from unnest(${lists.join(', ')})`,
    names.map((_, n) => rows.map((row) => row[n]!)) as Param[],
  );
};

/** Rows that are written many at a time, on either engine. */
export const createWriter = (db: Database): Writer => {
  let held = new Map<Table, Cell[][]>();
  let joins: [number, number][] = [];
  let count = 0;
  return {
    add: (table, row) => {
      const rows = held.get(table);
      if (rows) rows.push(row);
      else held.set(table, [row]);
      count++;
    },
    join: (visitor, customer) => void joins.push([customer, visitor]),
    waiting: () => count,
    flush: async () => {
      const [rows, joined] = [held, joins];
      [held, joins, count] = [new Map(), [], 0];
      await db.write(async (tx) => {
        for (const table of Object.keys(TABLES) as Table[]) await insert(db, tx, table, rows.get(table) ?? []);
        for (const pair of joined) await tx.run('update visitor set customer_id = ? where id = ?', pair);
      });
    },
  };
};
