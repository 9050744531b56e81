import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWorld, endWorld, SITE, type World } from './world.ts';

// The device's clock leaps hours ahead and back, as when it is set or the lid was closed: nothing stalls, nothing spins,
// and nothing is counted that was not there.

let world: World;
afterEach(() => endWorld(world));
const HOUR = 3_600_000;

describe.each([
  ['ahead', 5 * HOUR],
  ['back', -5 * HOUR],
])('a clock that leaps %s', (_way, leap) => {
  const jump = (): unknown => vi.setSystemTime(Date.now() + leap);
  it('keeps what is sent going, numbered without a hole, and retried no more often', async () => {
    world = createWorld({ consent: 'full' });
    await world.pass(3000);
    world.status.post = 0;
    world.say('track', 'before');
    await world.pass(2000);
    jump();
    const before = world.posts.length;
    world.say('track', 'after');
    await world.pass(60_000);
    expect(world.posts.length - before).toBeLessThanOrEqual(12);
    world.status.post = 200;
    await world.pass(60_000);
    world.leave();
    await world.pass(500);
    const seqs = new Set(world.events().map(({ seq }) => seq));
    expect([...seqs].toSorted((a, b) => a - b)).toEqual(Array.from({ length: seqs.size }, (_, n) => n));
    expect(world.types()).toContain('custom');
  });
  it('counts no time that nobody spent', async () => {
    world = createWorld();
    await world.pass(5000);
    jump();
    await world.pass(5000);
    document.dispatchEvent(new Event('keyup'));
    await world.pass(5000);
    world.leave();
    const spent = world.events().map(({ type, data }) => (type === 'engagement' ? Number(data['active_ms']) : 0));
    const sum = spent.reduce((all, one) => all + one, 0);
    expect([sum >= 14_000, sum <= 16_000, Math.min(...spent) >= 0]).toEqual([true, true, true]);
  });
  it('keeps the owner’s switch within a minute', async () => {
    world = createWorld();
    await world.pass(5000);
    jump();
    world.site = { ...SITE, off: true };
    await world.pass(61_000);
    expect(document.querySelector('attendant-widget')).toBeNull();
  });
  it('makes no second visitor, and goes on', async () => {
    world = createWorld({ consent: 'full' });
    await world.pass(3000);
    jump();
    world.say('track', 'after');
    await world.pass(3000);
    jump();
    world.say('track', 'later');
    await world.pass(3000);
    expect(new Set(world.posts.map(({ body }) => body.visitor)).size).toBe(1);
    expect(world.types().filter((type) => type === 'custom')).toHaveLength(2);
  });
});
