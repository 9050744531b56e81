import type { Database, Transaction } from './database.ts';
import { createRecent } from './recent.ts';
import { covers, findVisit, takeBack, type Visit } from './senders.ts';
import type { EventRow, SenderRow } from './store.ts';
import { addTally } from './tallies.ts';

/** A batch on its way into the log. */
export interface Batch {
  readonly sender: SenderRow;
  /** At least one. */
  readonly events: readonly EventRow[];
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

const keyOf = (sender: SenderRow): string => `${sender.siteId} ${sender.visitor}`;

/** The visits of those who sent lately; most batches need no look-up. */
export interface Visits {
  peek(batch: Batch): Visit | undefined;
  find(tx: Transaction, batch: Batch): Promise<Visit>;
  drop(sender: SenderRow): void;
  forget(): void;
}

export const createVisits = (db: Database): Visits => {
  const recent = createRecent<Visit>(HELD);
  return {
    peek: ({ sender, events }) => {
      const known = recent.get(keyOf(sender));
      if (!known) return undefined;
      const same = sender.session ? known.session === sender.session : covers(known, events[0]!.at);
      return same ? known : undefined;
    },
    find: async (tx, { sender, events }) => {
      const first = events[0]!;
      const visit = await findVisit(db, tx, sender, first.at, first.receivedAt);
      recent.set(keyOf(sender), visit);
      return visit;
    },
    drop: (sender) => recent.delete(keyOf(sender)),
    forget: recent.clear,
  };
};

/** A new event moves its visit's times, in memory; the row follows before the commit. */
export const move = (visit: Visit, event: EventRow): void => {
  if (event.at < visit.startedAt) visit.startedAt = event.at;
  if (event.at > visit.lastAt) visit.lastAt = event.at;
  if (event.receivedAt > visit.heardAt) visit.heardAt = event.receivedAt;
};

/** Takes back the visits that were begun for what turned out to be repeats. */
export const takeBackUnused = async (
  tx: Transaction,
  batches: readonly Batch[],
  moved: ReadonlySet<Visit>,
  visits: Visits,
): Promise<void> => {
  for (const { visit, sender } of batches) {
    if (!visit?.fresh || moved.has(visit)) continue;
    await takeBack(tx, visit);
    visits.drop(sender);
  }
  for (const visit of moved) visit.fresh = false;
};

/** Counts the repeats of each site, in the transaction that dropped them. */
export const tallyRepeats = async (tx: Transaction, batches: readonly Batch[]): Promise<void> => {
  const repeats = new Map<number, { count: number; now: number }>();
  for (const { sender, events, stored } of batches) {
    const count = events.length - stored;
    if (count === 0) continue;
    const now = events[0]!.receivedAt;
    const sum = repeats.get(sender.siteId) ?? { count: 0, now };
    repeats.set(sender.siteId, { count: sum.count + count, now: Math.max(sum.now, now) });
  }
  for (const [siteId, { count, now }] of [...repeats].sort((a, b) => a[0] - b[0])) {
    await addTally(tx, siteId, 'duplicate', now, count);
  }
};

/** A visit's row went while memory still knew it (someone was forgotten by another process): it is looked up anew. */
export class VisitGone extends Error {}
