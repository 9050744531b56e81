import { describe, expect, it } from 'vitest';
import { claimIn } from '../../../server/publish/honesty.ts';

const SCARCE = /^It speaks of scarcity, and no stock figure reaches it\. Take the number out\.$/;
const HURRIED = /no real end stands behind it\. Take it out\.$/;

describe('a note is not published', () => {
  it.each([
    'Only 2 left',
    'ONLY two bowls left!',
    'Only {count} left in this size',
    'Just a few left',
    'Last pieces',
    'almost   gone',
    'While stocks last',
    '14 people are viewing this',
    'Doar 2 bucăți rămase',
    'Au mai rămas 3',
    'Stoc limitat',
    'Ultimele bucăţi',
    'Осталось всего 2 штуки',
    'Последние экземпляры',
    'Количество ограничено',
    '仅剩2件',
    '还剩{count}件',
    '库存有限',
    'لم يتبقَّ سوى قطعتان',
    'لم يتبق سوى ٢',
    'كمية محدودة',
  ])('that speaks of scarcity: %s', (text) => expect(claimIn(text)).toMatch(SCARCE));

  it.each([
    'Hurry!',
    'H\u200Burry',
    'Last chance',
    'The sale ends in 2 hours',
    'Today only',
    'Don’t miss it',
    '10 minutes left',
    'Grăbiți-vă',
    'grabiti-va',
    'Ultima șansă',
    'Expiră azi',
    'Спешите',
    'Только сегодня',
    'Последний шанс',
    '限时优惠',
    '最后机会',
    'أسرِع',
    'لفترة محدودة',
  ])('that hurries: %s', (text) => expect(claimIn(text)).toMatch(HURRIED));
});

it.each([
  '{item} is still in your basket',
  '{gap} left until free delivery',
  'Only {gap} left to free delivery',
  'Ordered before 15:00 on a working day, it leaves the same day.',
  'Free returns within 14 days',
  'Is something unclear? Ask us before you go.',
  'The last step is on the next page',
  'Mai lipsesc {gap} pentru livrare gratuită',
  'До бесплатной доставки осталось добавить {gap}',
  'В корзине всё ещё лежит: {item}',
  '还差{gap}即可免运费',
  'سلتك ما زالت هنا',
  '',
])('may say: %s', (text) => expect(claimIn(text)).toBeUndefined());
