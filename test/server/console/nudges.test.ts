import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NudgeResults } from '../../../protocol/figures.ts';
import { openDesk, type Browser, type Desk } from './desk.ts';
import { NOON } from './rows.ts';
import { DAY, due, HOUR, order, person, visit } from './visits.ts';

let desk: Desk;
let viewer: Browser;
beforeAll(async () => {
  desk = await openDesk();
  await desk.addStaff('vera@shop.example', 'viewer');
  viewer = await desk.signedIn('vera@shop.example');
});
afterAll(() => desk.close());

const get = async <T>(path: string): Promise<T> => {
  const { status, json, text } = await viewer.get<T>(`/sites/demo/${path}`);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return json;
};

it('nudges are judged by their hold-out, each person once, and not before there are enough', async () => {
  const body = { kind: 'idle_cart', name: 'Idle basket', on: true, after_s: 600, hold: 20, languages: {} };
  const item = { kind: 'nudge', id: 'idle' } as const;
  const { content } = desk.store;
  await content.saveDraft(desk.site.id, item, { rev: 0 }, body, undefined, NOON);
  expect((await get<NudgeResults>('nudges')).results).toMatchObject([
    { id: 'idle', verdict: 'off', shown: { people: 0 } },
  ]);
  const add = [{ ...item, version: 1, body }];
  const release = { base: 0, from: 0, without: [], add, document: {}, parts: new Map() };
  expect(await content.publish(desk.site.id, release, undefined, NOON)).toBe(true);

  const first = person(desk);
  await visit(desk, first, NOON - 9 * DAY, [due('held'), order('LATE-0')]);
  await visit(desk, first, NOON - 8 * DAY, [
    due('shown'),
    ['nudge_clicked', { nudge: 'idle', kind: 'idle_cart', version: 1 }],
  ]);
  const late = person(desk);
  await visit(desk, late, NOON - 9 * DAY, [due('shown')]);
  await visit(desk, late, NOON - DAY, [order('LATE-1')]);
  const inTime = person(desk);
  await visit(desk, inTime, NOON - 9 * DAY, [due('shown')]);
  await visit(desk, inTime, NOON - 3 * DAY, [order('TIME-1')]);
  const daily = person(desk, 'cookieless');
  await visit(desk, daily, NOON - 9 * DAY, [
    due('shown'),
    ['nudge_dismissed', { nudge: 'idle', kind: 'idle_cart', version: 1, how: 'no' }],
  ]);
  await visit(desk, daily, NOON - 9 * DAY + 5 * HOUR, [order('OTHER-VISIT')]);
  await visit(desk, person(desk), NOON - 9 * DAY, [due('shown', 2), order('OTHER-VERSION')]);

  const { results, counted_to } = await get<NudgeResults>('nudges');
  expect(counted_to).toBe(NOON);
  expect(results).toMatchObject([
    {
      id: 'idle',
      kind: 'idle_cart',
      name: 'Idle basket',
      version: 1,
      since: NOON - 9 * DAY,
      shown: { people: 3, ordered: 1 },
      held: { people: 1, ordered: 1 },
      clicked: 1,
      dismissed: 1,
      stopped: 0,
      verdict: 'too_few',
    },
  ]);
  expect(results[0]).not.toHaveProperty('difference');
  expect(results[0]!.needs!.people).toBeGreaterThanOrEqual(100);
  expect(results[0]!.needs!.days).toBeGreaterThan(0);
});
