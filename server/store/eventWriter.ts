import type { Database, Transaction } from './database.ts';
import { createRecent } from './recent.ts';
import { covers, findVisit, spanOf, takeBack, type Visit } from './senders.ts';
import type { EventRow, SenderRow } from './store.ts';
import { addTally, quarterOf } from './tallies.ts';
import { createTombstones } from './tombstones.ts';

/** A batch on its way into the log. */
export interface Batch {
  readonly sender: SenderRow;
  /** At least one. */
  readonly events: readonly EventRow[];
  /** None for who was erased. */
  visit: Visit | undefined;
  stored: number;
}

/** Writes batches in one transaction, as its engine does it fastest. */
export interface EventWriter {
  write(tx: Transaction, batches: readonly Batch[]): Promise<void>;
  /** Call when a transaction was undone: what it gave numbers to is not there. */
  forget(): void;
}

/** Visits held in memory, in each of two generations. */
const HELD = 20_000;

/** The visits of those who sent lately; most batches need no look-up. */
export interface Visits {
  peek(batch: Batch): Visit | undefined;
  /** Undefined for who was erased. */
  find(tx: Transaction, batch: Batch): Promise<Visit | undefined>;
  drop(sender: SenderRow): void;
  forget(): void;
}

export const createVisits = (db: Database): Visits => {
  // By visitor alone: a key made of site and visitor would be a new text a batch. Two sites that share one push each other out.
  const recent = createRecent<Visit>(HELD);
  const tombstones = createTombstones();
  return {
    peek: ({ sender, events }) => {
      const known = recent.get(sender.visitor);
      if (known?.siteId !== sender.siteId) return undefined;
      const same = sender.session ? known.session === sender.session : covers(known, events[0]!.at);
      return same ? known : undefined;
    },
    find: async (tx, { sender, events }) => {
      const visit = await findVisit(db, tombstones, tx, sender, events[0]!.at, spanOf(events));
      if (visit) recent.set(sender.visitor, visit);
      return visit;
    },
    drop: (sender) => recent.delete(sender.visitor),
    forget: recent.clear,
  };
};

/** Takes back the visits that were begun for what turned out to be repeats. */
export const takeBackUnused = async (
  tx: Transaction,
  batches: readonly Batch[],
  used: ReadonlySet<Visit>,
  visits: Visits,
): Promise<void> => {
  for (const visit of used) visit.fresh = false;
  for (const { visit, sender } of batches) {
    if (!visit?.fresh) continue;
    visit.fresh = false;
    await takeBack(tx, visit);
    visits.drop(sender);
  }
};

interface Tallied {
  siteId: number;
  stored: number;
  repeats: number;
  now: number;
}

/**
 * Counts what was stored and what was dropped as a repeat, by site and quarter-hour of its receipt, in the transaction
 * that did it: a loss in the log shows as a difference. Rows are locked in one order by all collectors.
 */
export const tallyKept = async (tx: Transaction, batches: readonly Batch[]): Promise<void> => {
  const sums = new Map<string, Tallied>();
  for (const { sender, events, stored, visit } of batches) {
    if (!visit) continue;
    const now = events[0]!.receivedAt;
    const key = `${sender.siteId} ${quarterOf(now)}`;
    let sum = sums.get(key);
    if (!sum) sums.set(key, (sum = { siteId: sender.siteId, stored: 0, repeats: 0, now }));
    sum.stored += stored;
    sum.repeats += events.length - stored;
    sum.now = Math.max(sum.now, now);
  }
  for (const { siteId, stored, repeats, now } of [...sums.values()].sort(
    (a, b) => a.siteId - b.siteId || a.now - b.now,
  )) {
    if (repeats > 0) await addTally(tx, siteId, 'duplicate', now, repeats);
    if (stored > 0) await addTally(tx, siteId, 'stored', now, stored);
  }
};

/** From when on the sessions of these batches have something that is not folded. */
export const unfoldedSince = (batches: readonly Batch[]): number =>
  batches.reduce((first, { events }) => Math.min(first, events[0]!.receivedAt), Infinity);

/** A visit's row went while memory still knew it (someone was forgotten by another process): it is looked up anew. */
export class VisitGone extends Error {}
