import { expect, it } from 'vitest';
import type { Database, Transaction } from '../../../server/store/database.ts';
import type { EventWriter } from '../../../server/store/eventWriter.ts';
import { createEventLog } from '../../../server/store/log.ts';
import { StoreError, type EventRow, type SenderRow } from '../../../server/store/store.ts';

const tx = { exec: () => Promise.resolve() } as unknown as Transaction;
/** Runs every transaction twice, as when the first gave way to another collector's at its end. */
const twice = {
  write: async (work: (tx: Transaction) => Promise<unknown>) => {
    await work(tx);
    return work(tx);
  },
} as unknown as Database;
const sender = { siteId: 1, visitor: 'v', mode: 'full' } as unknown as SenderRow;
const events = [{ id: 'a' }] as unknown as EventRow[];

/** Remembers visits that were begun, and may know them only in the transaction that began them. */
const writerOf = (write: (known: Set<string>) => void): EventWriter => {
  const known = new Set<string>();
  return {
    write: async (_tx, batches) => {
      write(known);
      for (const batch of batches) {
        if (known.has(batch.sender.visitor)) throw new StoreError('its visit is not there', false);
        known.add(batch.sender.visitor);
        Object.assign(batch, { stored: batch.events.length, visit: { session: 's' } });
      }
    },
    forget: () => known.clear(),
  };
};

it('a transaction that is run again knows nothing of what the first run began', async () => {
  let runs = 0;
  const log = createEventLog(
    twice,
    writerOf(() => runs++),
  );
  expect(await log.append(sender, events)).toEqual({ stored: 1, duplicate: 0, session: 's' });
  expect(runs).toBe(2);
});

it('nor does one in which batches are written one by one', async () => {
  let runs = 0;
  const log = createEventLog(
    twice,
    writerOf(() => {
      if (++runs === 1) throw new StoreError('one of them cannot be kept', false);
    }),
  );
  expect(await log.append(sender, events)).toEqual({ stored: 1, duplicate: 0, session: 's' });
});
