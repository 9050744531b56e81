import { describe, expect, test } from 'vitest';
import { loadNudgeSpeech } from '../../../widget/locales/nudge-speech.ts';
import { words as english } from '../../../widget/locales/nudge/en.ts';
import type { Plural } from '../../../widget/locales/words.ts';
import { LANGUAGE_TAGS } from '../../../widget/locales/speech.ts';

const braces = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([brace]) => brace).toSorted();
const isPlural = (value: string | Plural): value is Plural => typeof value !== 'string';

describe.each(LANGUAGE_TAGS)('%s', (tag) => {
  test('has every sentence of a note, with the same things to fill in', async () => {
    const { words } = await loadNudgeSpeech([tag]);
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(english).toSorted());
    for (const [key, value] of Object.entries(words))
      if (!isPlural(value)) {
        expect(value.trim()).toBeTruthy();
        expect(braces(value)).toEqual(braces(english[key as 'no']));
      }
  });
  test('says every number of notes', async () => {
    const { words, count } = await loadNudgeSpeech([tag]);
    for (const number of [1, 2, 3, 5, 11, 20, 21])
      for (const plural of [words.day, words.tab]) {
        const said = count(plural, number);
        expect(said).not.toContain('{');
        // One and two may be said by a word.
        if (number > 2) expect(said).toContain(String(number));
      }
  });
});

test('Romanian and Russian are polite here, too', async () => {
  const romanian = JSON.stringify((await loadNudgeSpeech(['ro'])).words);
  expect(romanian).not.toMatch(/[şţŞŢ]|(?<!\p{L})(?:tu|ta|tău|tale|tăi|te|ți|îți|ești|vrei)(?!\p{L})/iu);
  const russian = JSON.stringify((await loadNudgeSpeech(['ru'])).words);
  expect(russian).not.toMatch(/(?<!\p{L})(?:ты|тебя|тебе|тво\p{L}+)(?!\p{L})/iu);
});
