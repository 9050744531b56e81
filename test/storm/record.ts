import type { Receipt } from '../../protocol/events.ts';

export interface Made {
  id: string;
  type: string;
  /** One word for one call of `track()`, so that a call told twice under two ids is found too. */
  step: string;
  profile: number;
}

/**
 * What is known of every event from outside the product. **Made** is an event that `on('event')` told the page of, which
 * is after it was written to localStorage, and that was heard outside the renderer. A call in the very moment in which a
 * renderer dies may not have come so far: then nobody was told that it happened.
 */
export interface StormRecord {
  made: Map<string, Made>;
  /** Seen on its way to a collector, how often. */
  sent: Map<string, number>;
  /** Named by a receipt that a collector gave, whether or not the page ever saw it. */
  acknowledged: Set<string>;
  /** Refused by a collector, and why. */
  refused: Map<string, string>;
  /** What the tag wrote on the console of its pages, how often. */
  warnings: Map<string, number>;
  warned(text: string): void;
  told(profile: number, lines: string): void;
  passing(body: Buffer): void;
  receipt(body: Buffer, receipt: Buffer): void;
}

const idsOf = (body: Buffer): string[] =>
  (JSON.parse(body.toString()) as { events: { id: string }[] }).events.map(({ id }) => id);

export const createRecord = (): StormRecord => {
  const record: StormRecord = {
    made: new Map(),
    sent: new Map(),
    acknowledged: new Set(),
    refused: new Map(),
    warnings: new Map(),
    warned(text) {
      record.warnings.set(text, (record.warnings.get(text) ?? 0) + 1);
    },
    told(profile, lines) {
      for (const line of lines.split('\n')) {
        const [id = '', type = '', step = ''] = line.split(' ');
        record.made.set(id, { id, type, step, profile });
      }
    },
    passing(body) {
      for (const id of idsOf(body)) record.sent.set(id, (record.sent.get(id) ?? 0) + 1);
    },
    receipt(body, receipt) {
      const { refused } = JSON.parse(receipt.toString()) as Receipt;
      for (const { id, why } of refused) record.refused.set(id ?? '', why);
      for (const id of idsOf(body)) if (!record.refused.has(id)) record.acknowledged.add(id);
    },
  };
  return record;
};
