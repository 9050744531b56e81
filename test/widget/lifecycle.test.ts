import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWorld, endWorld, SITE, type World } from './world.ts';

let world: World;
afterEach(() => endWorld(world));

const element = () => document.querySelector('attendant-widget');
const button = () => element()?.shadowRoot?.querySelector('button');

describe('the launcher', () => {
  it('stands on the page once the site document is there, in the page’s language', async () => {
    document.documentElement.lang = 'ro-MD';
    world = createWorld();
    expect(element()).toBeNull();
    await world.pass(500);
    expect(button()?.textContent).toBe('Întrebați-ne');
    expect(button()?.lang).toBe('ro');
    document.documentElement.lang = 'en';
  });
  it('comes back when the body’s content is swapped, and stays where it was moved', async () => {
    world = createWorld();
    await world.pass(500);
    document.body.replaceChildren();
    await world.pass(500);
    expect(element()?.isConnected).toBe(true);
    const dialog = document.createElement('div');
    document.body.append(dialog);
    dialog.append(element()!);
    await world.pass(500);
    expect(element()?.parentElement).toBe(dialog);
  });
  it('gives up on a page that insists on removing it', async () => {
    world = createWorld();
    await world.pass(500);
    for (let time = 0; time < 60; time++) {
      element()?.remove();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(element()).toBeNull();
  });
  it('is not drawn where the page has a button of its own, which opens and closes', async () => {
    const own = Object.assign(document.createElement('a'), { id: 'help', href: '#x' });
    document.body.append(own);
    world = createWorld({ launcher: '#help' });
    await world.pass(500);
    expect(button()).toBeNull();
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    own.dispatchEvent(click);
    await world.pass(500);
    expect(world.opened).toEqual([['home', undefined]]);
    expect(click.defaultPrevented).toBe(true);
  });
});

describe('opening', () => {
  it('loads the panel on the first click, and closes it with the second', async () => {
    world = createWorld();
    await world.pass(500);
    const heard: unknown[] = [];
    world.say('on', 'open', (detail) => heard.push(detail));
    world.say('on', 'close', (detail) => heard.push(detail));
    button()!.click();
    await world.pass(500);
    expect(button()?.ariaExpanded).toBe('true');
    button()!.click();
    await world.pass(2000);
    expect(heard).toEqual([{ view: 'home' }, {}]);
    expect(button()?.ariaExpanded).toBe('false');
    expect(world.types()).toContain('chat_opened');
  });
  it.each(['more', 'panel'] as const)('says so when its code (%s) does not load, and tries again', async (part) => {
    world = createWorld({}, { broken: new Set([part]) });
    await world.pass(500);
    button()!.click();
    await world.pass(500);
    expect(button()?.textContent).toBe('Help did not load. Try again');
    world.broken.clear();
    button()!.click();
    await world.pass(500);
    expect(world.opened).toEqual([['home', undefined]]);
    expect(button()?.textContent).toBe('Ask us');
  });
  it('waits for the site document', async () => {
    world = createWorld({}, { status: { site: 0, post: 200 } });
    world.say('ask', 'Is it blue?');
    await world.pass(1000);
    expect(world.opened).toEqual([]);
    world.status.site = 200;
    await world.pass(20_000);
    expect(world.opened).toEqual([['help', 'Is it blue?']]);
  });
  it('follows what elements of the page declare', async () => {
    world = createWorld();
    const declared = document.createElement('button');
    declared.dataset['attendantOpen'] = 'messages';
    declared.dataset['attendantEvent'] = 'asked_about_size';
    document.body.append(declared);
    await world.pass(500);
    declared.click();
    await world.pass(2000);
    expect(world.opened).toEqual([['messages', undefined]]);
    expect(world.events().find(({ type }) => type === 'custom')?.data).toEqual({ name: 'asked_about_size' });
  });
});

describe('the owner’s switch', () => {
  it('takes the launcher away within a minute, and what was not sent', async () => {
    world = createWorld();
    await world.pass(3000);
    world.site = { ...SITE, off: true };
    world.status.post = 0;
    world.say('track', 'unsent');
    await world.pass(60_000);
    expect(element()).toBeNull();
    world.status.post = 200;
    const before = world.posts.length;
    world.say('track', 'while_off');
    world.leave();
    await world.pass(1000);
    expect(world.posts.length).toBe(before);
    expect(Object.keys(sessionStorage).filter((key) => key.includes('/o/'))).toEqual([]);
  });
  it('tells a site that is not known in one line, and shows nothing', async () => {
    world = createWorld({}, { status: { site: 404, post: 200 } });
    await world.pass(130_000);
    expect(world.lines).toHaveLength(1);
    expect(world.lines[0]).toMatch(/^Attendant: 404 .*check data-site/);
    expect([element(), world.posts]).toEqual([null, []]);
  });
  it.each([408, 425, 429, 503])('takes %i on the way to the site document for no word of the owner', async (status) => {
    world = createWorld();
    await world.pass(3000);
    world.status = { site: status, post: 0 };
    world.say('track', 'unsent');
    await world.pass(70_000);
    expect(element()).not.toBeNull();
    world.status = { site: 200, post: 200 };
    await world.pass(70_000);
    expect(world.events().some(({ data }) => data['name'] === 'unsent')).toBe(true);
  });
  it('prefers a stale site document to none', async () => {
    world = createWorld({}, { status: { site: 0, post: 200 } });
    await world.pass(500);
    expect(world.asked).toEqual(['no-cache', 'force-cache']);
  });
});

describe('destroy', () => {
  it('leaves no element, listener, timer or observer', async () => {
    const kept: string[] = [];
    for (const target of [window, document]) {
      const add = target.addEventListener.bind(target) as typeof addEventListener;
      vi.spyOn(target, 'addEventListener').mockImplementation(((type: string, hear: EventListener, options: object) => {
        kept.push(type);
        (options as { signal?: AbortSignal }).signal?.addEventListener('abort', () =>
          kept.splice(kept.indexOf(type), 1),
        );
        add(type, hear, options);
      }) as typeof add);
    }
    const stopped = vi.spyOn(MutationObserver.prototype, 'disconnect');
    // A browser keeps the deadline of a request itself; this environment makes a timer of it.
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => new AbortController().signal);
    world = createWorld();
    await world.pass(2000);
    button()!.click();
    await world.pass(2000);
    // And one on `navigation`, which this environment does not have: six in a browser.
    expect(kept).toEqual(['visibilitychange', 'pagehide', 'pointerover', 'keyup', 'click']);
    world.say('destroy');
    expect(element()).toBeNull();
    expect(kept).toEqual([]);
    expect(stopped).toHaveBeenCalled();
    await world.pass(5000);
    expect(vi.getTimerCount()).toBe(0);
    const posts = world.posts.length;
    document.body.replaceChildren();
    world.say('track', 'after');
    await world.pass(5000);
    expect([element(), world.posts.length, world.lines]).toEqual([null, posts, []]);
  });
  it('leaves dataLayer as it was', async () => {
    const layer: unknown[] = [];
    Object.assign(window, { dataLayer: layer });
    const { push } = layer;
    world = createWorld();
    await world.pass(2000);
    expect(layer.push).toBe(push);
    expect(Object.keys(layer)).toEqual([]);
  });
});
