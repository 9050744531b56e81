import { describe, expect, test } from 'vitest';
import { clustersOf, type Asked } from '../../../server/insight/clusters.ts';

const asked = (lang: string, ...texts: string[]): Asked[] => texts.map((text) => ({ question: text, lang, text }));

/** Lists of more than one, each in order of the alphabet. */
const joined = (questions: readonly Asked[]): string[][] =>
  clustersOf(questions)
    .filter((list) => list.length > 1)
    .map((list) => list.toSorted())
    .sort();

/** Each line is one meaning, and no two lines are the same. */
const SHOPS: Record<string, string[][]> = {
  en: [
    [
      'how much is delivery',
      'delivery cost?',
      'what does shipping cost',
      'price of shipping please',
      'hi, how much do you charge for delivery',
    ],
    ['how long does delivery take', 'when will it be delivered', 'delivery time'],
    ['do you deliver to spain', 'shipping to Spain?', 'can you ship to spain'],
    ['do you deliver to france', 'delivery to France'],
    ['can i pay on delivery', 'cash on delivery possible?', 'can I pay the courier'],
    ['where is my order', "where's my parcel", 'track my order'],
    ['how do i return a vase', 'can I send back the vase', 'vase returns'],
    ['my vase arrived broken', 'the vase arrived damaged'],
    ['do you repair a chipped rim', 'repair of chipped rims', 'can a chipped rim be repaired?'],
    ['is the blue glaze free of lead', 'blue glaze lead free?'],
    ['is the white glaze free of lead'],
    ['does it go in the dishwasher', 'dishwasher?', 'can i put it in the dish washer'],
    ['do you sell glass jars', 'glass jars', 'have you got any glass jars'],
    ['do you sell wooden spoons'],
    ['how big is the vase', 'dimensions of the vase', 'vase size'],
  ],
  ro: [
    ['cât costă livrarea', 'pret livrare', 'cat costa transportul?', 'care e costul livrarii'],
    ['cât durează livrarea', 'in cate zile se livreaza', 'cand livrati'],
    ['livrați în Spania', 'se poate livra in spania?', 'transport spania'],
    ['livrați în Franța', 'livrare Franta'],
    ['pot plăti la livrare', 'plata ramburs', 'aveti plata la curier?'],
    ['unde este comanda mea', 'urmarire colet', 'unde e coletul meu'],
    ['reparați o margine ciobită', 'reparatie margine ciobita'],
    ['aveți borcane de sticlă', 'vindeti borcane de sticla?', 'borcane din sticla'],
    ['merge la mașina de spălat vase', 'pot pune in masina de vase?'],
    ['vaza a venit spartă', 'vaza a venit crapata'],
  ],
  ru: [
    ['сколько стоит доставка', 'цена доставки', 'скока стоит доставка?', 'подскажите стоимость доставки'],
    ['сколько дней доставка', 'срок доставки', 'когда доставите'],
    ['доставляете в испанию', 'есть ли доставка в Испанию?'],
    ['доставляете во францию', 'доставка во Францию'],
    ['где мой заказ', 'отследить посылку', 'где посылка'],
    ['можно оплатить при получении', 'оплата наложенным платежом', 'оплата при получении'],
    ['чините сколотый край'],
    ['есть стеклянные банки', 'продаете стеклянные банки?', 'стеклянные банки'],
    ['можно в посудомойку', 'можно ли мыть в посудомоечной?'],
  ],
  zh: [
    ['运费多少钱', '运费是多少？', '请问快递费多少钱'],
    ['多久能送到', '配送要几天', '什么时候发货'],
    ['能送到西班牙吗', '可以寄送西班牙吗'],
    ['能送到法国吗', '配送法国'],
    ['可以货到付款吗', '能不能货到付款'],
    ['我的包裹在哪里', '订单物流'],
    ['有玻璃罐吗', '你们卖玻璃罐吗'],
    ['可以放洗碗机吗', '能放进洗碗机吗'],
  ],
};

describe.each(Object.entries(SHOPS))('questions of a shop in %s', (lang, meanings) => {
  const all = meanings.flatMap((texts) => asked(lang, ...texts));
  const found = clustersOf(all);
  const meaningOf = new Map(meanings.flatMap((texts, n) => texts.map((text) => [text, n] as const)));

  test('that differ are never one row', () => {
    const mixed = found.filter((list) => new Set(list.map((text) => meaningOf.get(text))).size > 1);
    expect(mixed).toEqual([]);
  });

  test('that mean the same are, nine in ten of them', () => {
    const pairs = (lists: readonly { length: number }[]): number =>
      lists.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
    expect(pairs(found) / pairs(meanings)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('two questions', () => {
  test('are one where only a slip, an ending or what holds a sentence together is other', () => {
    expect(
      joined(asked('en', 'does the glaze scratch', 'Do glazes scratch?', 'glaze scratch', 'glaze scrtch')),
    ).toHaveLength(1);
    expect(joined(asked('de', 'Ist die Glasur kratzfest', 'ist die glasur kratzfest?'))).toHaveLength(1);
  });

  test('are two in different languages, with different numbers, or if one says more', () => {
    expect(joined([...asked('en', 'promo'), ...asked('ro', 'promo ')])).toEqual([]);
    expect(joined(asked('en', 'is there a bowl of 20 cm', 'is there a bowl of 30 cm'))).toEqual([]);
    expect(joined(asked('en', 'do you have soup bowls', 'do you have blue soup bowls with a lid'))).toEqual([]);
  });

  test('that nearly say the same are one if they led to the same article, and two if they led to others', () => {
    const [one, other] = asked('en', 'does the glaze scratch easily', 'does glaze scratch with knives');
    const led = (a: string, b: string): string[][] =>
      joined([
        { ...one!, article: a },
        { ...other!, article: b },
      ]);
    expect(led('glaze', 'glaze')).toHaveLength(1);
    expect(led('glaze', 'knives')).toEqual([]);
    expect(joined([one!, other!])).toEqual([]);
  });

  test('with nothing but small words are one only if these are the same', () => {
    expect(joined(asked('en', 'what is this', 'is this what?', 'what is it', 'how are you'))).toEqual([
      ['is this what?', 'what is this'],
    ]);
  });
});

test('the same questions give the same clusters in whatever order', () => {
  const all = Object.entries(SHOPS).flatMap(([lang, meanings]) => meanings.flatMap((texts) => asked(lang, ...texts)));
  expect(joined(all.toReversed())).toEqual(joined(all));
});

test('a chain of likenesses does not join what differs', () => {
  const words = 'mug cup bowl plate vase dish jar tray pot jug'.split(' ');
  const chain = words.slice(0, 8).map((_, n) => words.slice(n, n + 7).join(' '));
  const lists = clustersOf(asked('en', ...chain));
  for (const list of lists) expect(list.length).toBeLessThanOrEqual(2);
});
