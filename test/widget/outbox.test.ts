import { describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../widget/outbox/batches.ts';
import type { Reply } from '../../widget/outbox/outbox.ts';
import { createBox, entry, freshDevice, nameOf, OK, pass, PREFIX } from './box.ts';

freshDevice();

describe('sending', () => {
  it('gathers for a second, and forgets only what was taken', async () => {
    const { box, sent, shelf } = createBox();
    box.open(true);
    box.add(entry('a'));
    box.add(entry('b'));
    await pass(2000);
    expect(sent).toEqual([['a', 'b']]);
    expect(box.own.size).toBe(0);
    expect(await shelf.all()).toEqual([]);
  });
  it('keeps everything while it is closed', async () => {
    const { box, sent, shelf } = createBox();
    box.add(entry('a'));
    await pass(5000);
    expect(sent).toEqual([]);
    expect(await shelf.all()).toHaveLength(1);
  });
  it.each([0, 408, 425, 429, 500, 503])('sends again, with the same ids, after %i', async (status) => {
    const { box, sent } = createBox([[status, 0]]);
    box.open(true);
    box.add(entry('a'));
    await pass(4000);
    expect(sent).toEqual([['a'], ['a']]);
  });
  it('waits as long as Retry-After says', async () => {
    const { box, sent } = createBox([[429, 30]]);
    box.open(true);
    box.add(entry('a'));
    await pass(29_000);
    expect(sent).toHaveLength(1);
    await pass(5000);
    expect(sent).toHaveLength(2);
  });
  it('does not take a proxy’s 200 for a receipt', async () => {
    const { box, sent } = createBox([[200, 0]]);
    box.open(true);
    box.add(entry('a'));
    await pass(4000);
    expect(sent).toEqual([['a'], ['a']]);
  });
  it('drops what is refused, with the reason, and keeps no other from being taken', async () => {
    const refuse = ([first]: Entry[]): Reply => [200, 0, { refused: [{ id: first!.body.id, why: 'too old' }] }];
    const { box, refused } = createBox([refuse]);
    const told: unknown[] = [];
    box.open(true);
    box.add({ ...entry('a'), told: (why) => told.push(why) });
    box.add({ ...entry('b'), told: (why) => told.push(why) });
    await pass(2000);
    expect(refused).toEqual(['a: too old']);
    expect(told).toEqual(['too old', undefined]);
    expect(box.own.size).toBe(0);
  });
  it.each([413, 400])('finds the one that spoils a batch (%i) by halving, and drops only that', async (status) => {
    const spoilt = (batch: Entry[]): Reply =>
      batch.some((one) => nameOf(one) === 'bad') ? [status, 0, { error: 'no' }] : OK;
    const { box, sent, refused } = createBox(Array.from({ length: 12 }, () => spoilt));
    box.open(true);
    for (const name of ['a', 'bad', 'c', 'd', 'e']) box.add(entry(name));
    await pass(10_000);
    expect(refused).toEqual(['bad: no']);
    expect(sent[0]).toEqual(['a', 'bad', 'c', 'd', 'e']);
    expect(box.own.size).toBe(0);
  });
  it('drops what any other refusal says is wrong', async () => {
    const { box, refused } = createBox([[403, 0, { error: 'origin not allowed' }]]);
    box.open(true);
    box.add(entry('a'));
    await pass(2000);
    expect(refused).toEqual(['a: origin not allowed']);
  });
});

describe('leaving', () => {
  it('sends at once, in the same turn', () => {
    const { box, sent } = createBox();
    box.open(true);
    box.add(entry('a'));
    box.leave();
    expect(sent).toEqual([['a']]);
  });
  it('sends no more than what a page’s last requests may hold', () => {
    const { box, sent } = createBox();
    box.open(true);
    for (let n = 0; n < 12; n++) box.add(entry(`${n}`, 8000));
    box.leave();
    expect(sent.flat().length).toBeLessThanOrEqual(6);
  });
  it('stands on the device before the database has it', () => {
    const { box } = createBox();
    box.add(entry('a'));
    expect(Object.keys(localStorage)).toHaveLength(1);
  });
});

describe('the next page', () => {
  it('sends what others could not, each once', async () => {
    const { box } = createBox();
    const left = entry('left');
    box.add(left);
    await pass(500);
    expect(Object.keys(localStorage)).toEqual([]);
    const next = createBox();
    next.box.open(true);
    next.box.add(entry('own'));
    await pass(3000);
    expect(next.sent.flat().toSorted()).toEqual(['left', 'own']);
    expect(await next.shelf.all()).toEqual([]);
  });
  it.each(['{"key":', 'null', '5', '{}'])('is not stopped by what cannot be read: %s', async (text) => {
    localStorage.setItem(`${PREFIX}1`, text);
    const { box, sent } = createBox();
    box.open(true);
    box.add(entry('a'));
    await pass(2000);
    expect(sent).toEqual([['a']]);
  });
  it('loses none of 200 entries written at once', async () => {
    const { box, shelf } = createBox();
    for (let n = 0; n < 200; n++) box.add(entry(`${n}`));
    await pass(1000);
    expect(new Set((await shelf.all()).map(nameOf)).size).toBe(200);
  });
});

describe('other tabs', () => {
  it('are waited for, one sending at a time', async () => {
    let taken = true;
    vi.stubGlobal('navigator', {
      locks: {
        request: async (_name: string, _options: object, act: (lock: object | null) => unknown) =>
          act(taken ? null : {}),
      },
    });
    const { box, sent } = createBox();
    box.open(true);
    box.add(entry('a'));
    await pass(5000);
    expect(sent).toEqual([]);
    taken = false;
    await pass(2000);
    expect(sent).toEqual([['a']]);
  });
});
