import { describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../widget/outbox/batches.ts';
import type { Reply } from '../../widget/outbox/outbox.ts';
import { createBox, entry, freshDevice, nameOf, OK, pass } from './box.ts';

// What comes back wrong, or not at all: nothing is lost, nothing stands in the way of the rest, and nobody is pressed.

freshDevice();

/** A collector that keeps each id once, as the real one does. */
const createStore = () => {
  const kept = new Set<string>();
  let repeats = 0;
  const keep = (batch: Entry[]): Reply => {
    for (const { body } of batch) {
      if (kept.has(body.id)) repeats++;
      kept.add(body.id);
    }
    return OK;
  };
  return { kept, keep, repeats: () => repeats };
};

describe('a reply that is lost', () => {
  it('after the commit: the event goes again with its id, and is one', async () => {
    const store = createStore();
    const lost = (batch: Entry[]): Reply => {
      store.keep(batch);
      return [0, 0];
    };
    const { box } = createBox([lost, lost], undefined, store.keep);
    box.open(true);
    for (const name of ['a', 'b', 'c']) box.add(entry(name));
    await pass(20_000);
    expect([store.kept.size, store.repeats() > 0, box.own.size]).toEqual([3, true, 0]);
  });
});

describe('a wait that is asked for', () => {
  it('is not cut short by the page being shown, by what is new or by what is urgent', async () => {
    const { box, sent } = createBox([[503, 40]]);
    box.open(true);
    box.add(entry('a'));
    await pass(2000);
    for (let time = 0; time < 7; time++) {
      box.open(true);
      void box.flush();
      box.add(entry('urgent'), true);
      await pass(5000);
    }
    expect(sent).toEqual([['a']]);
    await pass(10_000);
    expect(box.own.size).toBe(0);
  });
  it('of a month is an hour: such a timer would fire at once, and again', async () => {
    const { box, sent } = createBox([[429, 2_600_000]]);
    box.open(true);
    box.add(entry('a'));
    await pass(60_000);
    expect(sent).toHaveLength(1);
    await pass(3_600_000);
    expect(sent).toHaveLength(2);
  });
  it('that is no number is as if nothing was asked', async () => {
    const { box, sent } = createBox([[503, Number.NaN]]);
    box.open(true);
    box.add(entry('a'));
    await pass(4000);
    expect(sent).toHaveLength(2);
  });
  it('brings no more and no smaller requests', async () => {
    const { box, sent } = createBox([[503, 5]]);
    box.open(true);
    for (let n = 0; n < 8; n++) box.add(entry(`${n}`));
    await pass(10_000);
    expect(sent.map((batch) => batch.length)).toEqual([8, 8]);
  });
});

describe('while the browser says that it is offline', () => {
  it('tries every few seconds, so that the network’s return is noticed', async () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { box, sent, taken } = createBox([], undefined, [0, 0]);
    const back = createBox();
    box.open(true);
    box.add(entry('a'));
    await pass(600_000);
    expect(sent.length).toBeGreaterThan(600 / 5);
    expect([taken, box.own.size]).toEqual([[], 1]);
    online.mockReturnValue(true);
    back.box.open(true);
    await pass(5000);
    expect(back.taken).toEqual(['a']);
  });
});

describe('what the collector fails over', () => {
  const over =
    (...bad: string[]) =>
    (batch: Entry[]): Reply =>
      batch.some((one) => bad.includes(nameOf(one))) ? [500, 0] : OK;
  it.each([[['p']], [['p', 'q', 'r']]])('%j stands in nobody’s way, and is kept', async (bad) => {
    let seed = 1;
    vi.mocked(Math.random).mockImplementation(() => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647);
    const { box, taken } = createBox([], undefined, over(...bad));
    box.open(true);
    const good = Array.from({ length: 60 }, (_, n) => `${n}`);
    for (const name of [...bad, ...good]) box.add(entry(name));
    await pass(600_000);
    expect(taken.toSorted()).toEqual(good.toSorted());
    expect([...box.own.values()].map(nameOf).toSorted()).toEqual(bad);
    box.add(entry('later'));
    await pass(600_000);
    expect(taken).toContain('later');
  });
  it('is tried no more often than once in half a minute, when it is alone', async () => {
    const { box, sent } = createBox([], undefined, over('p'));
    box.open(true);
    box.add(entry('p'));
    await pass(600_000);
    const before = sent.length;
    await pass(600_000);
    expect(sent.length - before).toBeLessThanOrEqual(20);
  });
});

describe('a batch that is too large', () => {
  it('goes in parts of half, and the way back up is by doubling', async () => {
    const { box, sent, refused } = createBox([], undefined, (batch) => (batch.length > 12 ? [413, 0] : OK));
    box.open(true);
    for (let n = 0; n < 50; n++) box.add(entry(`${n}`));
    await pass(20_000);
    expect([sent[0]!.length, sent[1]!.length, sent[2]!.length]).toEqual([50, 25, 12]);
    expect([new Set(sent.flat()).size, refused, box.own.size]).toEqual([50, [], 0]);
  });
});

describe('leaving', () => {
  it('lets what it sends outlive the page, also after a failed try', async () => {
    const { box, keepalive } = createBox([[0, 0]]);
    box.open(true);
    box.add(entry('a'));
    await pass(1000);
    box.leave();
    expect(keepalive).toEqual([true, true]);
  });
  it('sends nothing while the collector asked for time; what waits is kept for then', async () => {
    const { box, sent } = createBox([[429, 60]]);
    box.open(true);
    box.add(entry('a'));
    await pass(2000);
    box.add(entry('b'));
    box.leave();
    await pass(50_000);
    expect(sent).toEqual([['a']]);
    await pass(12_000);
    expect(sent).toEqual([['a'], ['a', 'b']]);
  });
  it('where the page’s keepalive bytes are used up, goes again without, as long as there is a page', async () => {
    const full = (): Reply => [0, 0];
    const { box, keepalive, taken } = createBox([full]);
    box.open(true);
    box.add(entry('a'));
    box.leave();
    await pass(4000);
    expect([keepalive, taken]).toEqual([[true, false], ['a']]);
  });
  it('is kept on the device, where nobody answers any more, for the next page', async () => {
    const { box } = createBox([[0, 0]]);
    box.open(true);
    box.add(entry('a'));
    box.leave();
    box.open(false);
    await pass(1000);
    const next = createBox();
    next.box.open(true);
    await pass(3000);
    expect(next.taken).toEqual(['a']);
  });
});

describe('thousands that waited', () => {
  it('all leave without anything new to send them on', async () => {
    const store = createStore();
    const kept = Array.from({ length: 5_200 }, (_, n) => entry(`${n}`));
    const { box, shelf } = createBox([], undefined, store.keep);
    vi.spyOn(shelf, 'all').mockImplementation(() =>
      Promise.resolve(kept.filter(({ body }) => !store.kept.has(body.id)).slice(0, 5_000)),
    );
    box.open(true);
    await pass(20_000);
    expect(store.kept.size).toBe(kept.length);
  });
  it('are not all written out when the page is left', () => {
    const { box, sent } = createBox();
    box.open(true);
    let written = 0;
    for (let n = 0; n < 3_000; n++) {
      const one = entry(`${n}`);
      Object.defineProperty(one.from, 'tab', { enumerable: true, get: () => (written++, 't') });
      box.own.set(one.key, one);
    }
    box.leave();
    expect([sent.length, written < 2_000]).toEqual([2, true]);
  });
});
