import { expect, it } from 'vitest';
import { questionKey } from '../../../widget/answers/key.ts';

it.each([
  ['ro', 'Cât costă livrarea?', 'cat  COSTA livrarea!!'],
  ['ro', 'Şi când ajunge', 'și cand ajunge?'],
  ['ru', 'Где мой заказ, ёлка?', 'где мой заказ елка'],
  ['de', 'Größe', 'GRÖSSE'],
  ['en', 'refunded orders', 'Refunding ordered'],
  ['ar', 'أين طلبي؟', 'اين طَلَبي'],
  ['zh', '运费多少？', '运费多少'],
])('is one for the same question in %s: %s, %s', (lang, one, other) => {
  expect(questionKey(one, lang)).toBe(questionKey(other, lang));
});

it('is another for another question, or another language', () => {
  expect(questionKey('delivery time', 'en')).not.toBe(questionKey('delivery cost', 'en'));
  expect(questionKey('delivery time', 'en')).not.toBe(questionKey('delivery time', 'ro'));
});

it('is empty where there is no word', () => {
  expect(questionKey(' ?! 🎁', 'en')).toBe('');
});
