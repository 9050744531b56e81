import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../../widget/answers/matcher.ts';
import { fold } from '../../../widget/answers/words.ts';

const entry = (id: string, question: string, ...alternatives: string[]) => ({ id, question, alternatives });
const MATCHERS = {
  en: createMatcher(
    [
      entry('order', 'Where is my order?', 'track my parcel', 'order status'),
      entry('back', 'How do I return something?', 'send it back', 'exchange for another size'),
      entry('pay', 'How can I pay?', 'payment by card', 'pay in 3 parts'),
    ],
    'en',
  ),
  ro: createMatcher(
    [
      entry('order', 'Unde este comanda mea?', 'starea comenzii', 'where is my order'),
      entry('back', 'Cum returnez un produs?', 'vreau banii înapoi', 'schimb de mărime'),
      entry('pay', 'Cum plătesc?', 'plata cu cardul', 'în rate'),
    ],
    'ro',
  ),
  ru: createMatcher(
    [
      entry('order', 'Где мой заказ?', 'отследить посылку', 'привет, где заказ'),
      entry('back', 'Как вернуть товар?', 'обмен на другой размер', 'возврат денег'),
      entry('pay', 'Как оплатить?', 'оплата картой', 'ещё способы оплаты'),
    ],
    'ru',
  ),
  zh: createMatcher(
    [
      entry('order', '我的订单在哪里？', '查询物流'),
      entry('back', '怎么退货？', '换尺码'),
      entry('pay', '怎么付款？', '可以用银行卡吗'),
    ],
    'zh',
  ),
  ja: createMatcher(
    [
      entry('order', '注文はどこですか？', '配送状況'),
      entry('back', '返品できますか？'),
      entry('pay', '支払い方法は？', 'カードで払えますか'),
    ],
    'ja',
  ),
  th: createMatcher(
    [entry('order', 'คำสั่งซื้อของฉันอยู่ที่ไหน', 'ติดตามพัสดุ'), entry('back', 'คืนสินค้าอย่างไร'), entry('pay', 'ชำระเงินอย่างไร')],
    'th',
  ),
  ar: createMatcher(
    [
      entry('order', 'أين طلبي؟', 'تتبع الشحنة', 'حالة الطلب'),
      entry('back', 'كيف أُرجع المنتج؟', 'استبدال المقاس', 'الإرجاع خلال 14 يومًا'),
      entry('pay', 'كيف أدفع؟', 'الدفع بالبطاقة', 'مدى'),
    ],
    'ar',
  ),
  el: createMatcher(
    [
      entry('order', 'Πού είναι η παραγγελία μου;'),
      entry('back', 'Πώς επιστρέφω προϊόν;'),
      entry('pay', 'Τρόποι πληρωμής'),
    ],
    'el',
  ),
};

describe('whatever the language', () => {
  it.each([
    ['zh', '订单在哪', 'order'],
    ['zh', '能退货吗', 'back'],
    ['ja', '返品したい', 'back'],
    ['ja', 'ｶｰﾄﾞで払える？', 'pay'],
    ['th', 'อยากคืนสินค้า', 'back'],
    ['th', 'พัสดุอยู่ไหน', 'order'],
  ] as const)('in %s, without blanks: %s', (lang, text, id) => {
    expect(MATCHERS[lang].search(text)[0]?.id).toBe(id);
  });

  it.each([
    ['en', 'returning things', 'back'],
    ['en', 'ORDERED parcels', 'order'],
    ['ro', 'returnarea produselor', 'back'],
    ['ro', 'comenzile mele', 'order'],
    ['ro', 'plată în rată', 'pay'],
    ['ro', 'plata in rate', 'pay'],
    ['ru', 'возвратом денег', 'back'],
    ['ru', 'еще способ оплат', 'pay'],
    ['ru', 'ЕЩЁ СПОСОБЫ', 'pay'],
  ] as const)('in %s, inflected, with and without accents: %s', (lang, text, id) => {
    expect(MATCHERS[lang].search(text)[0]?.id).toBe(id);
  });

  it.each([
    ['اين طلبى', 'order'],
    ['حاله الطلب', 'order'],
    ['طـــلـــبي', 'order'],
    ['كَيْفَ أدْفَعُ', 'pay'],
    ['بطاقة', 'pay'],
    ['ارجاع المنتج', 'back'],
    ['١٤ يوم', 'back'],
    ['۱۴', 'back'],
  ])('in Arabic, however its letters are written: %s', (text, id) => {
    expect(MATCHERS.ar.search(text)[0]?.id).toBe(id);
  });

  it('full-width forms and digits of other scripts are the usual ones', () => {
    expect(fold('ＡＢＣ１２')).toBe('abc12');
    expect(fold('٣٤۵')).toBe('345');
  });
});

describe('in letters of another script', () => {
  it.each([
    ['ru', 'gde moi zakaz', 'order'],
    ['ru', 'kak vernut tovar', 'back'],
    ['ru', 'sposoby oplaty', 'pay'],
    ['ru', 'где moy zakaz', 'order'],
    ['ro', 'унде есте команда', 'order'],
    ['ro', 'плата ку кардул', 'pay'],
    ['el', 'pou einai i paraggelia mou', 'order'],
  ] as const)('in %s: %s', (lang, text, id) => {
    expect(MATCHERS[lang].search(text)[0]?.id).toBe(id);
  });

  it.each([
    ['ru', 'ult vjq pfrfp', 'order'],
    ['ru', 'j,vty', 'back'],
    ['ru', 'Djpdhfn ltytu?', 'back'],
    ['en', 'цруку шы ьн щквук', 'order'],
    ['ro', 'Сгь здфеуыс', 'pay'],
    ['ar', ';dt H]tu', 'pay'],
    ['el', 'pou einai', 'order'],
    ['ru', 'zakaz/vozvrat deneg', 'back'],
  ] as const)('on a keyboard of another layout, in %s: %s', (lang, text, id) => {
    expect(MATCHERS[lang].search(text)[0]?.id).toBe(id);
  });

  it('names what was taken for what', () => {
    expect(MATCHERS.ru.repaired('ghbdtn')).toEqual([{ typed: 'ghbdtn', taken: 'привет' }]);
    expect(MATCHERS.ru.repaired('gde zakaz')).toEqual([
      { typed: 'gde', taken: 'где' },
      { typed: 'zakaz', taken: 'заказ' },
    ]);
    expect(MATCHERS.ru.repaired('где iphone')).toEqual([]);
    expect(MATCHERS.ru.repaired('vozvrat-deneg')).toEqual([{ typed: 'vozvrat-deneg', taken: 'возврат,денег' }]);
    // Only signs on another keyboard.
    expect(MATCHERS.en.repaired('эх где')).toEqual([]);
  });

  it('but a word of another language is not taken for one that merely sounds a little like it', () => {
    const matcher = createMatcher(
      [
        entry('back', 'Где бланк возврата?', 'бланк', 'скачать бланк', 'бланк для обмена'),
        entry('stock', 'Есть в наличии?', 'есть такой цвет', 'нет моего цвета'),
        entry('pay', 'Как оплатить?', 'оплата картой', 'рассрочка'),
      ],
      'ru',
    );
    const found = (text: string) => matcher.search(text)[0]?.id;
    expect([found('blank'), found('есть black?')]).toEqual(['back', 'stock']);
    expect(matcher.confident(matcher.search('black'), 'black')).toBe(false);
  });

  it('nor is one corrected to it', () => {
    const matcher = createMatcher(
      [entry('wood', 'Какой лес вы берёте?', 'вентилятор'), entry('pay', 'Как оплатить?')],
      'ru',
    );
    for (const text of ['le monde', 'ventilation system', 'lesson one']) {
      expect(matcher.repaired(text)).toEqual([]);
      expect(matcher.search(text)).toEqual([]);
    }
  });

  it('two languages in one question', () => {
    expect(MATCHERS.ro.search('unde e my order')[0]?.id).toBe('order');
    expect(MATCHERS.ru.search('где my заказ please')[0]?.id).toBe('order');
  });
});
