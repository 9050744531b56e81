import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Health } from '../../../protocol/health.ts';
import { randomId, uuidv7 } from '../../../protocol/ids.ts';
import { StoreError } from '../../../server/store/store.ts';
import { openDesk, type Browser, type Desk } from './desk.ts';
import { NOON } from './rows.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let desk: Desk;
let viewer: Browser;
beforeAll(async () => {
  desk = await openDesk();
  await desk.addStaff('vera@shop.example', 'viewer');
  viewer = await desk.signedIn('vera@shop.example');
});
afterAll(() => desk.close());

const health = async (days = 7): Promise<Health> => {
  const { status, json, text } = await viewer.get<Health>(`/sites/demo/health?days=${days}`);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return json;
};

const event = (seq: number, at: number, more: object = {}) => ({
  id: uuidv7(at),
  type: 'page_view',
  at,
  seq,
  page: { url: 'https://shop.example/' },
  data: {},
  ...more,
});
const goodBye = (seq: number, at: number) => event(seq, at, { type: 'engagement', data: { active_ms: 5, end: true } });

/** Sends as a page does, at this moment of the collector's clock. */
const send = async (now: number, events: unknown[], more: object = {}, origin = 'https://shop.example') => {
  desk.clock.now = now;
  const answer = await fetch(`${desk.url}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin },
    body: JSON.stringify({ v: 1, site: 'demo', sent_at: now, events, ...more }),
  });
  await desk.parts.collecting.tally.flush();
  return answer.status;
};

describe('without anything', () => {
  it('has an hour for each of the period, and no claim', async () => {
    const found = await health(1);
    expect(found).toMatchObject({ stored: 0, lost: 0, repeats: 0, refused: [], to: NOON, counted_to: NOON });
    expect(found.hours).toHaveLength(24);
    expect(found.hours.at(-1)).toEqual({ at: Math.floor(NOON / HOUR) * HOUR, stored: 0, repeats: 0, refused: 0 });
    expect(found.from).toBe(found.hours[0]!.at);
    const none = { tabs: 0, missing: 0, holed: 0, unended: 0, refused: 0 };
    expect(found.numbering).toEqual({ full: none, cookieless: none });
    expect((await health(28)).hours).toHaveLength(28 * 24);
  });

  it('tells what the machine says of itself', async () => {
    const { machine } = await health();
    expect(machine).toMatchObject({ version: '1.2.3', store: 'sqlite', ready: true });
    expect(machine.backup_at).toBeUndefined();
    for (const bytes of [machine.memory, machine.database, machine.disk_free]) expect(bytes).toBeGreaterThan(10_000);
    await desk.store.marks.set('backup', NOON - HOUR);
    expect((await health()).machine.backup_at).toBe(NOON - HOUR);
  });

  it('refuses another period, and another shop', async () => {
    expect((await viewer.get('/sites/demo/health?days=90')).status).toBe(400);
    expect((await viewer.get('/sites/other/health')).status).toBe(404);
    expect((await desk.browser().get('/sites/demo/health')).status).toBe(401);
  });
});

describe('a shop whose pages report', () => {
  const visitor = { visitor: randomId(), session: randomId() };
  const BEGUN = NOON - 5 * HOUR;

  beforeAll(async () => {
    const first = [event(0, BEGUN), event(1, BEGUN + 1)];
    await send(BEGUN, first, { ...visitor, tab: 'a' });
    // The reply did not arrive; and number 2 is bad, number 3 never came.
    const bad = event(2, BEGUN + 2, { type: 'Bad Type' });
    await send(BEGUN + MINUTE, [...first, bad, goodBye(4, BEGUN + 4)], { ...visitor, tab: 'a' });
    // Without an end, without an id; and two hours late.
    await send(BEGUN + 2 * HOUR, [event(0, BEGUN)], { tab: 'b' });
    // A page load that goes on after an hour, which is another visit.
    await send(BEGUN, [event(0, BEGUN)], { ...visitor, tab: 'c' });
    await send(BEGUN + HOUR, [goodBye(1, BEGUN + HOUR)], { ...visitor, session: randomId(), tab: 'c' });
    expect(await send(BEGUN, [event(0, BEGUN)], {}, 'https://elsewhere.example')).toBe(403);
    // Just now: nobody can say yet how it ends.
    await send(NOON, [event(0, NOON), event(5, NOON)], { ...visitor, session: randomId(), tab: 'd' });
  });

  it('what was received adds up, by hour too', async () => {
    const { stored, lost, repeats, refused, hours, counted_to } = await health();
    expect({ stored, lost, repeats, counted_to }).toEqual({ stored: 8, lost: 0, repeats: 2, counted_to: NOON });
    expect(refused.map(({ why, count }) => [why, count])).toEqual(
      expect.arrayContaining([
        ['type: not a name of a-z and _, 1 to 40 long', 1],
        ['a page of an origin that is not in the list of the site', 1],
      ]),
    );
    const sum = (name: 'stored' | 'repeats' | 'refused') => hours.reduce((all, hour) => all + hour[name], 0);
    expect([sum('stored'), sum('repeats'), sum('refused')]).toEqual([8, 2, 2]);
    expect(hours.find(({ at }) => at === Math.floor(NOON / HOUR) * HOUR)).toMatchObject({ stored: 2 });
  });

  it('what is missing is told by mode, with what was refused beside it, and not of pages that may still go on', async () => {
    const { numbering, late } = await health();
    expect(numbering.full).toEqual({ tabs: 2, missing: 2, holed: 1, unended: 0, refused: 1 });
    expect(numbering.cookieless).toEqual({ tabs: 1, missing: 0, holed: 0, unended: 1, refused: 0 });
    expect(late).toEqual({ minute: 1, hour: 1, day: 0 });
    desk.clock.now = NOON + HOUR;
    expect((await health()).numbering.full).toMatchObject({ tabs: 3, missing: 6, holed: 2, unended: 1 });
    desk.clock.now = NOON;
  });

  it('a shorter period has what was received in it', async () => {
    desk.clock.now = NOON + 22 * HOUR;
    expect(await health(1)).toMatchObject({ stored: 2, repeats: 0, refused: [], late: { minute: 0 } });
    desk.clock.now = NOON;
  });

  it('is told as far as it can be when the store takes nothing', async () => {
    const { ready, fold } = desk.store;
    const full = () => Promise.reject(new StoreError('database or disk is full', true));
    Object.assign(desk.store, { ready: full, fold: { ...fold, next: full } });
    const found = await health();
    Object.assign(desk.store, { ready, fold });
    expect(found).toMatchObject({ stored: 8, machine: { ready: false } });
  });
});
