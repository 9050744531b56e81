import { setTimeout as pause } from 'node:timers/promises';
import { randomId, uuidv7 } from '../../protocol/ids.ts';
import type { Receipt } from '../../protocol/events.ts';

/** What a crowd of senders was told. */
export interface Told {
  /** Every id that a 2xx answer took. */
  acknowledged: Set<string>;
  sent: Set<string>;
  /** Answers by status; 0: none came. */
  statuses: Map<number, number>;
  /** Answers that are neither a receipt nor a refusal which says when to come back. */
  strange: string[];
}

export interface Senders extends Told {
  /** Lets every sender deliver what it has in hand, and ends. */
  stop(): Promise<void>;
}

const PER_BATCH = 10;
/** ms until the same batch is tried again. */
const REST = 25;
/** ms; an answer that does not come counts as none. */
const PATIENCE = 20_000;

const batch = (n: number): { ids: string[]; body: string } => {
  const now = Date.now();
  const events = Array.from({ length: PER_BATCH }, (_, k) => ({
    id: uuidv7(now),
    type: k ? 'custom' : 'page_view',
    at: now,
    seq: n * PER_BATCH + k,
    page: { url: `https://shop.example/${n % 97}`, title: `Page ${n % 31}` },
    data: k ? { name: 'step', data: { n } } : { nav: 'load' },
  }));
  return { ids: events.map(({ id }) => id), body: JSON.stringify(events) };
};

/**
 * Sends batches as the outbox does: one at a time each, and the same one again, with the same ids, until a receipt came.
 * @param address of the collector, or of what stands before several
 */
export const startSenders = (address: string, count: number): Senders => {
  const told: Told = { acknowledged: new Set(), sent: new Set(), statuses: new Map(), strange: [] };
  const state = { going: true };

  const post = async (body: string): Promise<Receipt | undefined> => {
    let status = 0;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await fetch(`${address}/v1/events`, { method: 'POST', body, signal });
      const text = await answer.text();
      ({ status } = answer);
      if (answer.ok) return JSON.parse(text) as Receipt;
      if (status !== 503 || !answer.headers.get('retry-after')) told.strange.push(`${status} ${text.slice(0, 200)}`);
    } catch {
      // Killed in the middle: nobody knows what was kept.
    } finally {
      told.statuses.set(status, (told.statuses.get(status) ?? 0) + 1);
    }
    return undefined;
  };
  const deliver = async (sender: string, n: number): Promise<void> => {
    const { ids, body } = batch(n);
    for (const id of ids) told.sent.add(id);
    for (;;) {
      const receipt = await post(`{"v":1,"site":"demo",${sender},"sent_at":${Date.now()},"events":${body}}`);
      if (receipt) {
        const refused = new Set(receipt.refused.map(({ id }) => id));
        for (const id of ids) if (!refused.has(id)) told.acknowledged.add(id);
        return;
      }
      await pause(REST);
    }
  };
  const run = async (): Promise<void> => {
    for (let n = 0; state.going; n++) {
      const sender = `"visitor":"${randomId()}","session":"${randomId()}","tab":"t"`;
      for (let k = 0; state.going && k < 20; k++) await deliver(sender, n * 20 + k);
    }
  };
  const running = Promise.all(Array.from({ length: count }, run));
  return {
    ...told,
    stop: async () => {
      state.going = false;
      await running;
    },
  };
};
