import type { BrowserContext } from 'playwright-core';
import type { Collector } from './collector.ts';
import { until } from './until.ts';

export interface Made {
  id: string;
  type: string;
}

export interface StoredRow extends Made {
  data: Record<string, unknown>;
  page: { url: string; title?: string };
  visitor?: string;
  session?: string;
}

export interface Ledger {
  /** Every event the pages of the profile made so far, by the public `on('event')` or by the batches they sent. */
  made: Made[];
  /** Waits until every made event is stored; then the rows. Throws with what is missing. */
  settled(collector: Collector): Promise<StoredRow[]>;
}

/** Writes down what the pages of a profile make, to hold it against what the collector kept. Call before any page. */
export const keepLedger = async (context: BrowserContext): Promise<Ledger> => {
  const made: Made[] = [];
  const enter = ({ id, type }: Made): void => {
    if (!made.some((one) => one.id === id)) made.push({ id, type });
  };
  await context.exposeBinding('ledgerEntry', (_source, entry: Made) => enter(entry));
  context.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/v1/events')) return;
    (request.postDataJSON() as { events: Made[] }).events.forEach(enter);
  });
  await context.addInitScript(() => {
    const host = window as unknown as {
      attendant?: ((...args: unknown[]) => void) & { q?: unknown[] };
      ledgerEntry(entry: unknown): void;
    };
    host.attendant ??= (...args: unknown[]) => void (host.attendant!.q = host.attendant!.q ?? []).push(args);
    host.attendant('on', 'event', (event: Made) => host.ledgerEntry({ id: event.id, type: event.type }));
  });
  const settled = async (collector: Collector): Promise<StoredRow[]> => {
    let rows: StoredRow[] = [];
    const missing = (): Made[] => made.filter(({ id }) => !rows.some((row) => row.id === id));
    try {
      return await until('every event is stored', async () => {
        rows = await collector.rows<StoredRow>('events');
        return missing().length === 0 && rows;
      });
    } catch (error) {
      throw new Error(`not stored: ${JSON.stringify(missing())}; stored: ${rows.map((row) => row.type)}`, {
        cause: error,
      });
    }
  };
  return { made, settled };
};

/** Ids that stand in the rows more than once. */
export const doubles = (rows: Made[]): string[] => {
  const seen = new Set<string>();
  return rows.filter(({ id }) => seen.has(id) || !seen.add(id)).map(({ id }) => id);
};
