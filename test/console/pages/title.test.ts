import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { titleOf } from '../../../server/console/pages/questions/title.ts';

it.each([
  ['en', 'how much is delivery', 'How much is delivery?'],
  ['en', 'can it go in the oven', 'Can it go in the oven?'],
  ['en', '  oven   ok ??!! ', 'Oven ok?'],
  ['en', 'what does shipping cost', 'What does shipping cost?'],
  ['en', 'which size do i need?', 'Which size do i need?'],
  ['en', 'how to wash a pot', 'How to wash a pot'],
  ['en', 'can opener for left hand', 'Can opener for left hand'],
  ['en', 'price of shipping...', 'Price of shipping'],
  ['en', '- where is my order, mail ana@shop.example', 'Where is my order, mail?'],
  ['en', 'does it fit (blue)?', 'Does it fit (blue)?'],
  ['en', 'sizes (s, m?)', 'Sizes (s, m?)'],
  ['en', 'iPhone case', 'iPhone case'],
  ['ro', 'cat costa livrarea', 'Cat costa livrarea?'],
  ['ro', 'pret livrare', 'Pret livrare'],
  ['ro', 'în cât timp vine ?', 'În cât timp vine?'],
  ['ru', 'сколько стоит доставка', 'Сколько стоит доставка?'],
  ['ru', 'есть ли гравировка', 'Есть ли гравировка?'],
  ['ru', 'гравировка.', 'Гравировка'],
  ['zh', '可以刻字吗', '可以刻字吗？'],
  ['zh', '刻字 ?', '刻字？'],
  ['ar', 'هل يدخل الفرن', 'هل يدخل الفرن؟'],
  ['ar', 'الفرن ؟', 'الفرن؟'],
  ['fr', 'livrez-vous en suisse ?', 'Livrez-vous en suisse\u202f?'],
  ['es', '¿cuánto cuesta el envío?', '¿Cuánto cuesta el envío?'],
  ['tr', 'iade var mı?', 'İade var mı?'],
  ['ka', 'რა ღირს მიწოდება', 'რა ღირს მიწოდება'],
  ['und', '???', '???'],
  ['not a tag', 'ok?', 'Ok?'],
])('%s: %s', (lang, typed, title) => {
  expect(titleOf(typed, lang)).toBe(title);
});

it('keeps every word, and is its own title', () => {
  const wordsOf = (text: string): string =>
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? '';
  const word = fc.constantFrom(
    'how',
    'much',
    'is',
    'the',
    'Bowl',
    'oven',
    '2',
    '?',
    '!',
    '…',
    '(',
    ')',
    ',',
    '  ',
    '-',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const typed = words.join(' ');
      const title = titleOf(typed, 'en');
      expect(wordsOf(title)).toBe(wordsOf(typed));
      expect(titleOf(title, 'en')).toBe(title);
    }),
  );
});
