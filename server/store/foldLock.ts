import type { Database, Transaction } from './database.ts';

/** Any number that nothing else in the database locks. */
const FOLD_LOCK = 4_120_318;

/**
 * What is derived of a site hangs together (a visitor's visits, an order that two tell, counters): one at a time folds,
 * resets or packs it, until its transaction ends. Sites are folded beside each other. SQLite has one writer anyway.
 */
export const holdSite =
  (kind: Database['kind'], siteId: number) =>
  async (tx: Transaction): Promise<void> => {
    if (kind === 'postgres') await tx.get('select pg_advisory_xact_lock(?::int, ?::int)', [FOLD_LOCK, siteId]);
  };
