import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, endWorld, type World } from './world.ts';

let world: World;
afterEach(() => endWorld(world));

type Any = (verb: string, ...args: unknown[]) => unknown;

describe('a wrong call', () => {
  it.each([
    ['fly', [], /there is no verb "fly"/],
    ['toString', [], /there is no verb "toString"/],
    ['product', [null], /product\(\) needs an item_id/],
    ['cart', ['full'], /cart\(\) needs the whole cart/],
    ['order', [{}], /order\(\) needs \{id/],
    ['identify', [{ id: '7' }], /needs a signature/],
    ['identify', [{ id: '7' }, 'ab'], /needs consent\('full'\)/],
    ['consent', ['maybe'], /takes off,cookieless,full/],
    ['consent', [null], /Attendant:/],
    ['nudge', ['hello'], /this site has no nudge "hello"/],
    ['survey', ['none'], /this site has no survey "none"/],
  ])('%s(%j) throws nothing and says so in one line', async (verb, args, line) => {
    world = createWorld();
    await world.pass(1000);
    (world.say as Any)(verb, ...args);
    await world.pass(2000);
    expect(world.lines).toHaveLength(1);
    expect(world.lines[0]).toMatch(/^Attendant: /);
    expect(world.lines[0]).toMatch(line);
  });
});

describe('hearing', () => {
  it('tells those who asked, until they ask no more, and survives what they throw', async () => {
    world = createWorld();
    const heard: string[] = [];
    const hear = ({ type }: { type: string }): void => void heard.push(type);
    world.say('on', 'event', () => {
      throw new Error('theirs');
    });
    world.say('on', 'event', hear as never);
    world.say('on', 'ready', (detail) => heard.push(`revision ${'revision' in detail && detail.revision}`));
    await world.pass(1000);
    world.say('off', 'event', hear as never);
    await world.pass(1000);
    world.say('track', 'unheard');
    await world.pass(1000);
    expect(heard).toEqual(['page_view', 'revision 3']);
    expect(world.lines[0]).toBe('Attendant: Error: theirs');
  });
});

describe('explain', () => {
  it('tells what was decided, what is kept, and every byte sent', async () => {
    world = createWorld({ consent: 'full' }, { status: { site: 200, post: 503 } });
    world.say('cart', { currency: 'MDL', items: [{ item_id: 'bowl', quantity: 1 }] });
    await world.pass(2000);
    const told = world.say('explain')!;
    expect(told).toMatchObject({
      mode: 'full',
      why: 'data-consent',
      revision: 3,
      commerce: 'api',
      cart: { items: [{ item_id: 'bowl' }] },
      last: { source: '(direct)' },
      waiting: 2,
    });
    expect(told.sent[0]).toMatchObject({ url: 'https://help.example/v1/sites/demo/site.json', status: 200 });
    expect(JSON.parse(String(told.sent[1]!.body))).toMatchObject({ visitor: told.visitor, site: 'demo', v: 1 });
    await world.pass(1000);
    for (let n = 0; n < 80; n++) world.leave();
    expect(world.say('explain')!.sent.length).toBeLessThanOrEqual(50);
  });
});

describe('the look', () => {
  it('changes language and theme at once', async () => {
    world = createWorld();
    await world.pass(1000);
    world.say('locale', 'ro');
    world.say('theme', 'dark');
    await world.pass(500);
    const { shadowRoot } = document.querySelector('attendant-widget')!;
    expect(shadowRoot?.querySelector('button')?.textContent).toBe('Întrebați-ne');
    const sheets = shadowRoot!.adoptedStyleSheets.map(({ cssRules }) => cssRules[0]?.cssText).join();
    expect(sheets).toContain('color-scheme: dark');
  });
});
