import type { WireEvent } from '../../protocol/events.ts';
import { BATCH_BYTES } from '../../protocol/limits.ts';
import type { WireMessage } from '../../protocol/messages.ts';

/** Who sends it, as decided when it happened. */
export interface From {
  /** In `full` only. */
  visitor?: string | undefined;
  session?: string | undefined;
  tab?: string;
  unlinked?: true;
}

/** One event or message that waits to leave, with what its batch must say about its sender. */
export interface Entry {
  /** A survey answered further is another entry than the answer before it. */
  key: string;
  to: 'events' | 'messages';
  body: WireEvent | WireMessage;
  from: From;
  /** Told its fate: nothing if the collector took it, else why not. Not kept on the device. */
  told?: ((why: string | undefined) => void) | undefined;
}

/**
 * Entries of one sender and one destination together, in their order, none over the limits of a batch.
 * Bytes are counted with each entry's sender, so what a batch says but once is counted too.
 * @param most entries in one batch
 */
export const batchesOf = (entries: Iterable<Entry>, most: number): Entry[][] => {
  const batches: Entry[][] = [];
  const open: Record<string, { list: Entry[]; bytes: number }> = {};
  for (const entry of entries) {
    const { to, from } = entry;
    const group = to + JSON.stringify(from);
    const bytes = new TextEncoder().encode(JSON.stringify(entry)).length;
    let batch = open[group];
    if (!batch || batch.bytes + bytes > BATCH_BYTES || batch.list.length >= most) {
      open[group] = batch = { list: [], bytes: 0 };
      batches.push(batch.list);
    }
    batch.list.push(entry);
    batch.bytes += bytes;
  }
  return batches;
};
