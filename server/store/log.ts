import type { Database } from './database.ts';
import type { Batch, EventWriter } from './eventWriter.ts';
import { createEventReads } from './eventReads.ts';
import { StoreError } from './store.ts';
import type { AppendResult, EventLog, EventRow, SenderRow } from './store.ts';

/**
 * ms; how long a batch waits for others to share its commit: as long as the last one took, within these. A commit costs as
 * much processor time as fifty events, so that a slow disk or a busy machine is spared most where it is needed.
 */
const WAIT = 4;
const LONGEST_WAIT = 12;
/** Events that are written without waiting longer, and at most in one transaction (or one batch). */
const READY = 500;
const TOGETHER = 1_000;
/** Events that may wait; more are refused, so that a slow disk does not fill the memory. */
const WAITING = 20_000;

interface Waiting extends Batch {
  resolve(result: AppendResult): void;
  reject(error: StoreError): void;
}

const asStoreError = (error: unknown): StoreError =>
  error instanceof StoreError ? error : new StoreError('a batch that cannot be kept', false, { cause: error });

const settle = ({ events, stored, visit, resolve }: Waiting): void => {
  if (visit) resolve({ stored, duplicate: events.length - stored, session: visit.session });
  else resolve({ stored: 0, duplicate: 0, session: '', erased: events.map(({ id }) => id) });
};

/** Each batch in a savepoint of its own, so that one which cannot be kept does not take its neighbours down. */
const oneByOne = async (db: Database, writer: EventWriter, group: readonly Waiting[]): Promise<void> => {
  const failed = new Map<Waiting, StoreError>();
  await db.write(async (tx) => {
    // It may be run a second time.
    failed.clear();
    writer.forget();
    for (const batch of group) {
      await tx.exec('savepoint batch');
      try {
        await writer.write(tx, [batch]);
      } catch (error) {
        if (error instanceof StoreError && error.retry) throw error;
        await tx.exec('rollback to savepoint batch');
        writer.forget();
        failed.set(batch, asStoreError(error));
      }
      await tx.exec('release savepoint batch');
    }
  });
  for (const batch of group) {
    const error = failed.get(batch);
    if (error) batch.reject(error);
    else settle(batch);
  }
};

const commit = async (db: Database, writer: EventWriter, group: readonly Waiting[]): Promise<void> => {
  try {
    let again = false;
    await db.write((tx) => {
      // The transaction may be run a second time, when another collector's was preferred: nothing of the first is there.
      if (again) writer.forget();
      again = true;
      return writer.write(tx, group);
    });
    group.forEach(settle);
  } catch (error) {
    writer.forget();
    if (error instanceof StoreError && error.retry) throw error;
    await oneByOne(db, writer, group);
  }
};

/** The log with its queue: batches that arrive together are committed together, and answered after that. */
export const createEventLog = (db: Database, writer: EventWriter): EventLog & { close(): Promise<void> } => {
  let queue: Waiting[] = [];
  let waiting = 0;
  let wait = WAIT;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const take = (): Waiting[] => {
    let events = 0;
    let count = 0;
    while (count < queue.length && (count === 0 || events + queue[count]!.events.length <= TOGETHER)) {
      events += queue[count++]!.events.length;
    }
    const group = queue.slice(0, count);
    queue = queue.slice(count);
    waiting -= events;
    return group;
  };

  const flush = async (): Promise<void> => {
    const group = take();
    const begun = performance.now();
    try {
      await commit(db, writer, group);
    } catch (error) {
      writer.forget();
      for (const batch of group) batch.reject(asStoreError(error));
    }
    wait = Math.min(Math.max(WAIT, performance.now() - begun), LONGEST_WAIT);
    running = undefined;
    schedule();
  };

  const start = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!running && queue.length > 0) running = flush();
  };

  const schedule = (): void => {
    if (running || queue.length === 0) return;
    if (waiting >= READY || closed) start();
    else timer ??= setTimeout(start, wait);
  };

  const append = (sender: SenderRow, events: EventRow[]): Promise<AppendResult> => {
    if (closed) return Promise.reject(new StoreError('the store is closed', true));
    if (events.length === 0) return Promise.resolve({ stored: 0, duplicate: 0, session: sender.session ?? '' });
    if (waiting > 0 && waiting + events.length > WAITING) {
      return Promise.reject(new StoreError('too many events are waiting to be written', true));
    }
    return new Promise((resolve, reject) => {
      queue.push({ sender, events, visit: undefined, stored: 0, resolve, reject });
      waiting += events.length;
      schedule();
    });
  };

  return {
    append,
    ...createEventReads(db),
    close: async () => {
      closed = true;
      start();
      for (let flushing = running; flushing; flushing = running) await flushing;
    },
  };
};
