import type { WireEvent } from '../../protocol/events.ts';
import { BATCH_BYTES } from '../../protocol/limits.ts';
import type { WireMessage } from '../../protocol/messages.ts';
import { FULL } from './numbers.ts';

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
  const open: Record<string, Entry[]> = {};
  const sizes: Record<string, number> = {};
  for (const entry of entries) {
    if (batches[FULL]) break;
    const group = entry.to + JSON.stringify(entry.from);
    const bytes = new TextEncoder().encode(JSON.stringify(entry)).length;
    sizes[group]! += bytes;
    if (!open[group] || open[group][most - 1] || sizes[group]! > BATCH_BYTES) {
      batches.push((open[group] = []));
      sizes[group] = bytes;
    }
    open[group].push(entry);
  }
  return batches;
};
