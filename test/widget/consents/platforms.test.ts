import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Platform } from '../../../widget/consents/answer.ts';
import { platformsOf, together, type Together } from '../../../widget/consents/read.ts';
import { createTcf, createWordPress, gtagInto } from './pages.ts';

let page: Record<string, unknown>;
let platforms: Platform[];
const consents = {
  read: (): Together | undefined => together(platforms),
  stop: (): void => platforms.forEach(({ stop }) => stop?.()),
};
beforeEach(() => {
  page = {};
  platforms = platformsOf(page, document);
});
afterEach(consents.stop);
const measurement = () => consents.read()?.measurement;

it('a page without any says nothing, and one that throws is passed over', () => {
  expect(consents.read()).toBeUndefined();
  page['__tcfapi'] = () => {
    throw new Error('broken');
  };
  page['Shopify'] = { customerPrivacy: { analyticsProcessingAllowed: () => true } };
  expect(consents.read()).toMatchObject({ measurement: 'given', by: 'shopify' });
});

describe('Google Consent Mode', () => {
  it('holds by a default that denies, and follows what is updated', () => {
    const gtag = gtagInto(page);
    gtag('js', new Date());
    expect(measurement()).toBeUndefined();
    gtag('consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied', wait_for_update: 500 });
    expect(measurement()).toBe('open');
    gtag('consent', 'update', { analytics_storage: 'granted', personalization_storage: 'granted' });
    expect(consents.read()).toEqual({ by: 'google', measurement: 'given', personalisation: true, marketing: false });
    gtag('consent', 'update', { analytics_storage: 'denied' });
    expect(measurement()).toBe('refused');
  });
  it('takes no default for an answer, and no region for the visitor’s', () => {
    const gtag = gtagInto(page);
    gtag('consent', 'default', { analytics_storage: 'granted' });
    gtag('consent', 'default', { analytics_storage: 'denied', region: ['FR'] });
    expect(measurement()).toBeUndefined();
  });
  it('believes what Google’s script has made of it', () => {
    gtagInto(page)('consent', 'default', { analytics_storage: 'denied' });
    page['google_tag_data'] = {
      ics: { entries: { analytics_storage: { default: false, update: true }, ad_storage: { update: true } } },
    };
    expect(consents.read()).toMatchObject({ measurement: 'given', marketing: true });
  });
});

describe('IAB TCF', () => {
  it('waits for a stub and for the shopper, then follows each choice', () => {
    const cmp = createTcf(page);
    expect(measurement()).toBeUndefined();
    cmp.load();
    cmp.tell('cmpuishown', []);
    expect(measurement()).toBe('open');
    cmp.tell('useractioncomplete', [1, 5, 6, 7, 8, 9, 10]);
    expect(consents.read()).toEqual({ by: 'tcf', measurement: 'given', personalisation: true, marketing: false });
    cmp.tell('cmpuishown', []);
    expect(measurement()).toBe('given');
    cmp.tell('useractioncomplete', [1, 7, 8]);
    expect(measurement()).toBe('refused');
    consents.stop();
    expect(cmp.listeners()).toBe(0);
  });
  it('knows a choice of an earlier page, and leaves visitors alone whom the regulation does not concern', () => {
    const cmp = createTcf(page);
    cmp.load();
    consents.read();
    cmp.tell('tcloaded', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(consents.read()).toMatchObject({ measurement: 'given', marketing: true });
    cmp.tell('tcloaded', [1, 7, 8, 9, 10], false);
    expect(measurement()).toBeUndefined();
  });
});

describe('Shopify', () => {
  const privacy = (analytics: string, allowed: boolean) => ({
    customerPrivacy: {
      analyticsProcessingAllowed: () => allowed,
      preferencesProcessingAllowed: () => allowed,
      marketingAllowed: () => false,
      currentVisitorConsent: () => ({ analytics }),
    },
  });
  it('is read once its API is there; what it allows, by region or choice, is allowed', () => {
    page['Shopify'] = { shop: 'x' };
    expect(measurement()).toBeUndefined();
    page['Shopify'] = privacy('', false);
    expect(measurement()).toBe('open');
    page['Shopify'] = privacy('no', false);
    expect(measurement()).toBe('refused');
    page['Shopify'] = privacy('yes', true);
    expect(consents.read()).toEqual({ by: 'shopify', measurement: 'given', personalisation: true, marketing: false });
  });
  it('a choice that was made and does not allow it is a refusal', () => {
    page['Shopify'] = privacy('', false);
    document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail: { analyticsAllowed: false } }));
    expect(measurement()).toBe('refused');
  });
});

describe('WP Consent API', () => {
  it('is asked again only when something changed', () => {
    const wp = createWordPress(page, 'optin');
    expect(measurement()).toBe('open');
    consents.read();
    const { calls } = vi.mocked(wp.has).mock;
    const before = calls.length;
    consents.read();
    expect(calls.length).toBe(before);
    wp.set('statistics', 'allow');
    wp.set('preferences', 'allow');
    expect(consents.read()).toEqual({ by: 'wordpress', measurement: 'given', personalisation: true, marketing: false });
    wp.set('statistics', 'deny');
    expect(measurement()).toBe('refused');
    wp.set('statistics-anonymous', 'allow');
    expect(measurement()).toBe('open');
    wp.clear();
  });
  it('does not believe its yes while nobody manages consent', () => {
    const wp = createWordPress(page, '');
    expect(measurement()).toBeUndefined();
    wp.set('statistics', 'deny');
    expect(measurement()).toBe('refused');
    wp.clear();
  });
});

it('of two that speak, the stricter counts, purpose by purpose', () => {
  gtagInto(page)('consent', 'update', { analytics_storage: 'granted', ad_storage: 'granted' });
  const cmp = createTcf(page);
  cmp.load();
  consents.read();
  cmp.tell('useractioncomplete', [1, 5, 6, 7, 8, 9, 10]);
  expect(consents.read()).toEqual({ by: 'google', measurement: 'given', personalisation: true, marketing: false });
  cmp.tell('useractioncomplete', []);
  expect(consents.read()).toMatchObject({ measurement: 'refused', by: 'tcf' });
});
