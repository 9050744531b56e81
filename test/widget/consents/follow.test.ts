import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, endWorld, type World } from '../world.ts';
import { createTcf, gtagInto } from './pages.ts';

let world: World;
const page = window as unknown as Record<string, unknown>;
afterEach(async () => {
  await endWorld(world);
  for (const name of ['__tcfapi', 'Shopify', 'dataLayer']) Reflect.deleteProperty(window, name);
  Reflect.deleteProperty(navigator, 'globalPrivacyControl');
});
const told = () => {
  const { mode, why, agreed } = world.say('explain')!;
  return { mode, why, agreed };
};

describe('consent that the page already has', () => {
  it('raises the mode once it is given, and takes it down when it is refused', async () => {
    const gtag = gtagInto(page);
    gtag('consent', 'default', { analytics_storage: 'denied' });
    world = createWorld();
    await world.pass(3000);
    expect(told()).toMatchObject({ mode: 'cookieless', why: 'data-consent' });
    gtag('consent', 'update', { analytics_storage: 'granted', personalization_storage: 'denied' });
    await world.pass(3000);
    const agreed = { measurement: true, personalisation: false, marketing: false };
    expect(told()).toEqual({ mode: 'full', why: 'google', agreed });
    expect(world.events().find(({ type }) => type === 'consent')?.data).toEqual({ mode: 'full', ...agreed });
    gtag('consent', 'update', { analytics_storage: 'denied' });
    await world.pass(3000);
    expect(told()).toMatchObject({ mode: 'off', why: 'google' });
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });
  it('is found when it comes late, and holds full down until it is given', async () => {
    world = createWorld({ consent: 'full' });
    await world.pass(3000);
    expect(told().mode).toBe('full');
    const cmp = createTcf(page);
    await world.pass(3000);
    cmp.load();
    cmp.tell('cmpuishown', []);
    await world.pass(3000);
    expect(told()).toMatchObject({ mode: 'cookieless', why: 'tcf' });
    cmp.tell('useractioncomplete', [1, 7, 8, 9, 10]);
    await world.pass(2000);
    expect(told()).toMatchObject({ mode: 'full', why: 'tcf' });
    world.say('destroy');
    expect(cmp.listeners()).toBe(0);
  });
  it('gives way to what the page itself says', async () => {
    gtagInto(page)('consent', 'update', { analytics_storage: 'granted' });
    world = createWorld();
    world.say('consent', 'cookieless');
    await world.pass(4000);
    expect(told()).toMatchObject({ mode: 'cookieless', why: 'consent()' });
  });
  it('does not move a tag that says off', async () => {
    gtagInto(page)('consent', 'update', { analytics_storage: 'granted' });
    page['Shopify'] = { customerPrivacy: { analyticsProcessingAllowed: () => true } };
    world = createWorld({ consent: 'off' });
    await world.pass(4000);
    world.say('open');
    await world.pass(4000);
    expect(told()).toMatchObject({ mode: 'off', why: 'data-consent' });
  });
  it('lifts no privacy signal of the browser', async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { configurable: true, value: true });
    page['Shopify'] = { customerPrivacy: { analyticsProcessingAllowed: () => true } };
    world = createWorld({ consent: 'full' });
    await world.pass(4000);
    expect(told()).toMatchObject({ mode: 'cookieless', why: 'gpc' });
  });
  it('is asked for again when its code did not load', async () => {
    page['Shopify'] = { customerPrivacy: { analyticsProcessingAllowed: () => true } };
    world = createWorld({}, { broken: new Set(['consents']) });
    await world.pass(5000);
    expect(told().mode).toBe('cookieless');
    world.broken.clear();
    await world.pass(32_000);
    expect(told()).toMatchObject({ mode: 'full', why: 'shopify' });
  });
});

describe('what was agreed to', () => {
  it('is kept by purpose, and told again only when it changed', async () => {
    const agreed = { measurement: true, personalisation: true, marketing: false };
    world = createWorld({ consent: 'full' });
    world.say('consent', agreed);
    world.say('consent', { ...agreed });
    await world.pass(2000);
    expect(told().agreed).toEqual(agreed);
    world.say('consent', { ...agreed, personalisation: false });
    await world.pass(2000);
    const consents = world.events().filter(({ type }) => type === 'consent');
    expect(consents.map(({ data }) => data['personalisation'])).toEqual([true, false]);
  });
});

describe('the shopper’s own no', () => {
  it('stands above the tag, the page and its platforms, on every page, and nothing else is kept', async () => {
    localStorage.setItem('-attendant.demo/', 'visitor');
    localStorage.setItem('attendant.demo/n', '{"visitor":"x"}');
    page['Shopify'] = { customerPrivacy: { analyticsProcessingAllowed: () => true } };
    world = createWorld({ consent: 'full' });
    world.say('consent', 'full');
    world.say('open');
    await world.pass(5000);
    expect(told()).toMatchObject({ mode: 'off', why: 'visitor' });
    expect(world.posts).toEqual([]);
    expect(Object.keys(localStorage)).toEqual(['-attendant.demo/']);
  });
});
