import type { Sender } from '../../protocol/events.ts';
import { limits } from '../../protocol/limits.ts';
import type { Entry } from './entry.ts';

// What a batch holds beside its entries: site, visitor, session, tab and times.
const ENVELOPE = 500;

/** Entries of one sender and one destination together, in their order, none over the limits of a batch. */
export const batchesOf = (entries: Iterable<Entry>): Entry[][] => {
  const batches: Entry[][] = [];
  const open = new Map<string, { list: Entry[]; bytes: number }>();
  for (const entry of entries) {
    const key = entry.to + JSON.stringify(entry.from);
    const bytes = new Blob([JSON.stringify(entry.body)]).size + 1;
    const most = entry.to === 'events' ? limits.eventsPerBatch : limits.messagesPerBatch;
    let batch = open.get(key);
    if (!batch || batch.list.length >= most || batch.bytes + bytes > limits.batchBytes) {
      open.set(key, (batch = { list: [], bytes: ENVELOPE }));
      batches.push(batch.list);
    }
    batch.list.push(entry);
    batch.bytes += bytes;
  }
  return batches;
};

/** The body of one batch as it goes over the wire. */
export const bodyOf = (site: string, [first, ...others]: [Entry, ...Entry[]], sent_at: number): string => {
  const sender: Sender = { v: 1, site, ...first.from, sent_at };
  return JSON.stringify({ ...sender, [first.to]: [first, ...others].map(({ body }) => body) });
};
