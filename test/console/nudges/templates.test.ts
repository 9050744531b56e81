import { describe, expect, it } from 'vitest';
import { NUDGE_KINDS } from '../../../protocol/nudges.ts';
import { gapOf, sampleOf } from '../../../server/console/pages/nudges/preview.tsx';
import { blankOf, frameOf, languagesOf, suggested } from '../../../server/console/pages/nudges/templates.ts';
import { refusalOf } from '../../../server/publish/checks.ts';
import { words as ar } from '../../../widget/locales/nudge/ar.ts';
import { words as en } from '../../../widget/locales/nudge/en.ts';
import { words as ro } from '../../../widget/locales/nudge/ro.ts';
import { words as ru } from '../../../widget/locales/nudge/ru.ts';
import { words as zh } from '../../../widget/locales/nudge/zh.ts';
import { nudgeOf } from './things.ts';

const OURS = { en, ro, ru, zh, ar };
const LANGUAGES = Object.keys(OURS);

describe('words to begin with', () => {
  it.each(NUDGE_KINDS)('of %s can be published as they are, in every language', (kind) => {
    const body = { ...blankOf(kind, LANGUAGES), ...(kind === 'free_delivery' && { threshold: 400, within: 160 }) };
    expect(Object.keys(body.languages)).toEqual(LANGUAGES);
    expect(refusalOf('nudge', 'new', body)).toBeUndefined();
  });

  it('leave to the owner what only the owner knows', () => {
    expect(refusalOf('nudge', 'new', blankOf('free_delivery', ['en']))?.field).toBe('threshold');
    expect(blankOf('idle_cart', ['de', 'ro-MD'])).toMatchObject({ on: true, hold: 10, after_s: 600 });
    expect(Object.keys(blankOf('idle_cart', ['de', 'ro-MD']).languages)).toEqual(['ro-MD']);
    expect(suggested('idle_cart', 'de')).toBeUndefined();
  });

  it('are in the languages of the shop, its own first', () => {
    const shop = { lang: 'ro', launcher: { en: 'Ask us', ro: 'Întrebați-ne' }, help: { ru: 'c/x.json' } };
    expect(languagesOf(shop)).toEqual(['ro', 'en', 'ru']);
    expect(languagesOf(undefined)).toEqual(['en']);
  });
});

describe('the preview', () => {
  it.each(Object.entries(OURS))('has the words around a note that the widget has in %s', (lang, { no, why }) =>
    expect(frameOf(lang, 'en')).toMatchObject({ lang, no, why }),
  );

  it('falls back as the widget does', () => {
    expect(frameOf('de', 'ro')).toMatchObject({ lang: 'ro', no: ro.no });
    expect(frameOf('de', 'fr').lang).toBe('en');
    expect(frameOf('zh-Hant', 'ro').lang).toBe('zh-Hant');
  });

  it('stands in for what is in a basket', () => {
    const nudge = nudgeOf({ kind: 'free_delivery', threshold: 400, within: 160 });
    expect(gapOf(nudge)).toBe(64);
    expect(sampleOf(nudge, 'en', 'en', 'EUR')).toEqual({ item: 'Serving bowl', count: '2', gap: '€64' });
    expect(sampleOf(nudge, 'no language', 'en', 'EUR')['gap']).toBe('64 EUR');
  });
});
