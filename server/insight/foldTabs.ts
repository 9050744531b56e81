import type { FoldEvent } from '../store/store.ts';
import { fieldsOf } from './given.ts';

/** Holes of one tab that are believed; a number far out of line is not a loss of that many events. */
const BELIEVED = 500;

/** What one page load did in one visit, as far as its numbers tell. A page load is a "tab" on the wire. */
export interface TabFact {
  /** When its last event was. */
  lastAt: number;
  /** Numbers missing between the first and the last. */
  missing: number;
  /** Its very first event is here: it began in this visit. */
  begun: boolean;
  /** Its last event says good-bye. */
  ended: boolean;
}

interface Numbered {
  seqs: Set<number>;
  low: number;
  high: number;
  last: FoldEvent;
}

const numberedOf = (events: readonly FoldEvent[]): Map<number, Numbered> => {
  const tabs = new Map<number, Numbered>();
  for (const event of events) {
    const { tab, seq } = event;
    if (tab === undefined || seq === undefined) continue;
    const known = tabs.get(tab);
    if (!known) {
      tabs.set(tab, { seqs: new Set([seq]), low: seq, high: seq, last: event });
      continue;
    }
    known.seqs.add(seq);
    known.low = Math.min(known.low, seq);
    if (seq >= known.high) Object.assign(known, { high: seq, last: event });
  }
  return tabs;
};

const isGoodBye = ({ type, data }: FoldEvent): boolean => type === 'engagement' && fieldsOf(data)['end'] === true;

/**
 * What the numbering of page loads tells. What was lost at the very end leaves no hole, and what lies between two visits
 * of one page load is not told from a pause.
 */
export const tabsOf = (events: readonly FoldEvent[]): TabFact[] =>
  [...numberedOf(events).values()].map(({ seqs, low, high, last }) => ({
    lastAt: last.at,
    missing: Math.min(BELIEVED, high - low + 1 - seqs.size),
    begun: low === 0,
    ended: isGoodBye(last),
  }));
