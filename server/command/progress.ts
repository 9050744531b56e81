import type { Tell } from '../store/copy.ts';
import { print } from './context.ts';

/** What to do when a database went away in the middle. */
export const AGAIN = ' What was copied stays: run the same command again, and it goes on there.';

/** Rows between two lines about one table. */
const STEP = 100_000;

/** Says how far a copy has come: a line a table, and one now and then for a long one. */
export const createProgress = (): { tell: Tell; done(): void } => {
  let last: { table: string; rows: number; said: number } | undefined;
  const say = (): void => {
    if (last) print(`${String(last.rows).padStart(12)}  ${last.table}`);
  };
  return {
    tell: (table, rows) => {
      if (last?.table !== table) {
        say();
        last = { table, rows, said: rows };
        return;
      }
      last.rows = rows;
      if (rows - last.said < STEP) return;
      last.said = rows;
      print(`${String(rows).padStart(12)}  ${table} …`);
    },
    done: say,
  };
};
