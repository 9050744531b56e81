import { afterEach, describe, expect, it } from 'vitest';
import { heldBack } from '../../widget/offers.ts';
import { createWorld, endWorld, SITE, type World } from './world.ts';

let world: World;
afterEach(() => endWorld(world));

const [RULE] = SITE.surveys;
const DAY = 86_400_000;
const order = (id: string) => world.say('order', { id, value: 1, currency: 'MDL', items: [] });

describe('what holds a survey back', () => {
  it('is having been asked, for its days of rest in full, for the tab elsewhere', () => {
    expect(heldBack(RULE!, undefined, 0, 'full')).toBeUndefined();
    expect(heldBack(RULE!, 1, 89 * DAY, 'full')).toBe('asked within 90 days');
    expect(heldBack(RULE!, 1, 91 * DAY, 'full')).toBeUndefined();
    expect(heldBack(RULE!, 1, 91 * DAY, 'cookieless')).toBe('asked in this tab');
  });
});

describe('a survey', () => {
  it('comes some seconds after its event, once', async () => {
    world = createWorld();
    await world.pass(1000);
    order('A');
    await world.pass(4000);
    expect(world.surveyed).toEqual([]);
    await world.pass(3000);
    expect(world.surveyed).toEqual(['after']);
    order('B');
    await world.pass(20_000);
    expect(world.surveyed).toEqual(['after']);
    expect(world.say('explain')?.rules).toEqual({ after: 'asked in this tab' });
  });
  it('waits while the panel is open or the page hidden', async () => {
    world = createWorld();
    await world.pass(1000);
    world.say('open');
    order('A');
    await world.pass(8000);
    expect(world.say('explain')?.rules).toEqual({ after: 'something else is open' });
    world.show(false);
    world.say('close');
    await world.pass(5000);
    expect(world.surveyed).toEqual([]);
    world.show(true);
    await world.pass(1000);
    expect(world.surveyed).toEqual(['after']);
  });
  it('asked for is still held back by rest, unless forced', async () => {
    sessionStorage.setItem('attendant.demo/n', JSON.stringify({ asked: { after: 5 } }));
    world = createWorld();
    await world.pass(1000);
    world.say('survey', 'after');
    await world.pass(500);
    expect(world.surveyed).toEqual([]);
    expect(world.lines).toEqual(['Attendant: survey "after" was held back: asked in this tab']);
    world.say('survey', 'after', { force: true });
    await world.pass(500);
    expect(world.surveyed).toEqual(['after']);
  });
  it('whose code does not load leaves the page alone', async () => {
    world = createWorld({}, { broken: new Set(['survey']) });
    await world.pass(1000);
    order('A');
    await world.pass(30_000);
    expect([world.surveyed, world.lines]).toEqual([[], []]);
    expect(world.say('explain')?.rules).toEqual({ after: 'its code did not load' });
  });
});
