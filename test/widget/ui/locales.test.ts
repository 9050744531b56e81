import { describe, expect, test } from 'vitest';
import { moneyOf } from '../../../widget/locales/money.ts';
import { entryOf, LANGUAGE_TAGS, languageOf, loadSpeech, speechOf } from '../../../widget/locales/speech.ts';
import standard from '../../../server/publish/standard.json' with { type: 'json' };
import { words as english } from '../../../widget/locales/en.ts';
import { words as englishForms } from '../../../widget/locales/forms/en.ts';
import { words as englishData } from '../../../widget/locales/mine/en.ts';
import { loadDataSpeech } from '../../../widget/locales/mine-speech.ts';
import { words as englishGap } from '../../../widget/locales/gap/en.ts';
import { loadGapSpeech } from '../../../widget/locales/gap-speech.ts';
import { loadFormSpeech } from '../../../widget/locales/form-speech.ts';

const braces = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

const sentences = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as Record<string, string>);

describe.each(LANGUAGE_TAGS)('%s', (tag) => {
  test('has every sentence of "My data", with the same things to fill in and every plural', async () => {
    const { words } = await loadDataSpeech([tag]);
    expect(Object.keys(words)).toEqual(Object.keys(englishData));
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    for (const [key, value] of Object.entries(englishData)) {
      const theirs = words[key as keyof typeof words];
      for (const text of sentences(theirs)) expect(text.trim()).toBeTruthy();
      expect(braces(sentences(theirs).at(-1)!)).toEqual(braces(sentences(value).at(-1)!));
      if (typeof theirs === 'object')
        expect(pluralCategories.filter((name) => name !== 'zero' && !Object.hasOwn(theirs, name))).toEqual([]);
    }
  });
  const load = async () => ({
    ...(await loadSpeech([tag])).words,
    ...(await loadFormSpeech([tag])).words,
    ...(await loadGapSpeech([tag])).words,
  });
  const whole = { ...english, ...englishForms, ...englishGap };

  test('has every sentence, with the same things to fill in', async () => {
    const words = await load();
    expect(Object.keys(words).sort()).toEqual(Object.keys(whole).sort());
    for (const [key, value] of Object.entries(whole)) {
      const theirs = words[key as keyof typeof words];
      expect(typeof theirs).toBe(typeof value);
      for (const text of sentences(theirs)) {
        expect(text.trim()).toBeTruthy();
        expect(braces(text)).toEqual(braces(sentences(value)[0] ?? ''));
      }
    }
  });

  test('has a form for every plural the language uses', async () => {
    const { items, left, over, stock, results } = await load();
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    // Arabic's `zero` and a few others read like `other`; those that differ must be there.
    for (const plural of [items, left, over, stock, results]) {
      const given = Object.keys(plural);
      expect(pluralCategories.filter((name) => !given.includes(name) && name !== 'zero')).toEqual([]);
      expect(given.filter((name) => !pluralCategories.some((known) => known === name))).toEqual([]);
    }
  });
});

test('Romanian is written with comma below, never with a cedilla', async () => {
  const words = [(await loadSpeech(['ro'])).words, (await loadFormSpeech(['ro'])).words];
  expect(JSON.stringify(words)).not.toMatch(/[şţŞŢ]/);
});

test('Romanian and Russian address the shopper politely, as their shops do', async () => {
  const romanian = JSON.stringify([
    (await loadSpeech(['ro'])).words,
    (await loadFormSpeech(['ro'])).words,
    standard.survey.languages.ro,
    standard.look,
  ]);
  expect(romanian).not.toMatch(/(?<!\p{L})(?:tu|ta|tău|tale|tăi|te|ți|îți|ești|vrei|apasă|alege)(?!\p{L})/iu);
  const russian = JSON.stringify([
    (await loadSpeech(['ru'])).words,
    (await loadFormSpeech(['ru'])).words,
    standard.survey.languages.ru,
  ]);
  expect(russian).not.toMatch(/(?<!\p{L})(?:ты|тебя|тебе|тво\p{L}+)(?!\p{L})/iu);
});

test('falls back by language, then to the site’s language, then to English', () => {
  expect(languageOf(['ro-MD', 'ru'])).toBe('ro');
  expect(languageOf(['uk', 'ru'])).toBe('ru');
  expect(languageOf(['zh-Hant-TW'])).toBe('zh');
  expect(languageOf(['xx', '', 'constructor'])).toBe('en');
  expect(entryOf({ en: 1, ru: 2 }, ['ro', 'ru-MD'])).toBe(2);
  expect(entryOf({ en: 1, ru: 2 }, ['ro', 'fr'])).toBe(1);
  expect(entryOf({ de: 3 }, ['ro'])).toBe(3);
  expect(entryOf({}, ['ro'])).toBeUndefined();
});

test('counts and fills in', async () => {
  const russian = await loadFormSpeech(['ru']);
  expect([1, 3, 5, 21].map((count) => russian.count(russian.words.items, count))).toEqual([
    '1 товар',
    '3 товара',
    '5 товаров',
    '21 товар',
  ]);
  const speech = speechOf('en', english);
  expect(speech.fill('{a} of {b} {c}', { a: 1, b: 2 })).toBe('1 of 2 {c}');
  expect(moneyOf('en', 148, 'EUR')).toBe('€148');
  expect(moneyOf('en', 148, 'nonsense')).toBe('148 nonsense');
  expect(moneyOf('en', 64, 'MDL')).toBe('64 Moldovan lei');
  expect(moneyOf('en', 64.5, 'XQZ')).toBe('64.50 XQZ');
  expect(moneyOf('ro', 64, 'MDL')).toBe('64 de lei moldovenești');
  expect((await loadSpeech(['ar'])).dir).toBe('rtl');
});
