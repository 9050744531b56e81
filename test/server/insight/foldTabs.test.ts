import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../server/insight/fold.ts';
import { tabsOf } from '../../../server/insight/foldTabs.ts';
import type { FoldEvent } from '../../../server/store/store.ts';

const NOON = Date.UTC(2026, 10, 9, 12);
const QUARTER = 15 * 60_000;

const event = (tab: number, seq: number, more: Partial<FoldEvent> = {}): FoldEvent => ({
  id: `${tab}-${seq}`,
  type: 'custom',
  at: NOON + seq,
  tab,
  seq,
  ...more,
});
const goodBye = (tab: number, seq: number, more: Partial<FoldEvent> = {}) =>
  event(tab, seq, { type: 'engagement', data: { active_ms: 1, end: true }, ...more });
const numbered = (tab: number, ...seqs: number[]) => seqs.map((seq) => event(tab, seq));
const missing = (...events: FoldEvent[]) => tabsOf(events).map((tab) => tab.missing);

describe('the numbering of page loads', () => {
  it('has holes between the first number and the last, each page load for itself, in whatever order they came', () => {
    expect(missing(...numbered(1, 0, 1, 2), ...numbered(2, 5, 6))).toEqual([0, 0]);
    expect(missing(...numbered(1, 0, 3, 3), ...numbered(2, 7, 5))).toEqual([2, 1]);
  });

  it('believes no jump of a billion', () => expect(missing(...numbered(1, 0, 1e9))).toEqual([500]));

  it('says nothing of events without a number or a tab', () => {
    const { tab: _tab, ...loose } = event(1, 4);
    const { seq: _seq, ...bare } = event(1, 9);
    expect(tabsOf([loose, bare])).toEqual([]);
  });

  it('is ended by a good-bye that nothing follows, and not by one before the page was shown again', () => {
    const ended = (...events: FoldEvent[]) => tabsOf(events).map((tab) => tab.ended);
    expect(ended(event(1, 0), goodBye(1, 1))).toEqual([true]);
    expect(ended(goodBye(1, 1), event(1, 0))).toEqual([true]);
    expect(ended(event(1, 0), goodBye(1, 1), event(1, 2))).toEqual([false]);
    expect(ended(event(1, 0, { type: 'engagement', data: { end: 'yes' } }))).toEqual([false]);
    expect(ended(event(1, 0, { type: 'custom', data: { end: true } }))).toEqual([false]);
  });
});

describe('what is counted of it', () => {
  const counted = (...events: FoldEvent[]) => {
    const { counters } = factsOf({ mode: 'full', events, received: new Map() })!;
    return Object.fromEntries(
      counters
        .filter(({ dimension }) => dimension === 'full')
        .map(({ name, quarter, count }) => [name, [quarter - NOON, count]]),
    );
  };

  it('stands at the last event, by mode', () => {
    const later = { at: NOON + QUARTER };
    expect(counted(event(1, 0), event(1, 2, later), event(2, 0, later), goodBye(2, 1, later))).toEqual({
      visit: [0, 1],
      tab: [QUARTER, 2],
      gap: [QUARTER, 1],
      holed: [QUARTER, 1],
      unended: [QUARTER, 1],
    });
  });

  it('takes a page load that goes on in a later visit as one', () => {
    const first = counted(event(1, 0), event(1, 1));
    const second = counted(event(1, 2), goodBye(1, 3));
    expect(first).toMatchObject({ tab: [0, 1], unended: [0, 1] });
    expect(second).toEqual({ visit: [0, 1], resumed: [0, 1] });
  });
});
