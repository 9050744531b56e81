import { describe, expect, it } from 'vitest';
import { alike, type Ask } from '../../../server/import/likeness.ts';

const ask = (lang: string, question: string, more: Partial<Ask> = {}): Ask => ({ lang, question, ...more });
const article = (id: string, ...rows: Ask[]) => ({ id, rows });
const articles = [
  article('time', ask('en', 'When will my parcel arrive?')),
  article('cost', ask('en', 'How much is shipping?'), ask('ro', 'Cât costă transportul?')),
  article('back', ask('en', 'Can I send something back?')),
  article('abroad', ask('ru', 'Отправляете ли вы за границу?')),
  article('wheel', ask('en', 'Do you give lessons on the wheel?', { phrasings: ['pottery course', 'learn to throw'] })),
];
const found = (...entries: Ask[]) => alike(entries, articles);

describe('what means the same in other words', () => {
  it.each([
    ['en', 'How long does delivery take?', 'time'],
    ['en', 'What are the delivery costs?', 'cost'],
    ['en', 'What is your return policy?', 'back'],
    ['ru', 'Доставляете в другие страны?', 'abroad'],
    ['en', 'Is there a pottery course?', 'wheel'],
    ['en', 'Do you give lessons on a wheel', 'wheel'],
  ])('%s: %s', (lang, question, id) => expect(found(ask(lang, question))).toEqual([{ article: id }]));

  it.each([
    ['en', 'Do you sell gift cards?'],
    ['en', 'How do I cancel my order?'],
    ['en', 'Is the glaze free of lead?'],
    ['ru', 'Есть ли подарочные карты?'],
    ['de', 'Wie lange dauert die Lieferung?'],
    ['ar', '???'],
    ['constructor', 'How long does delivery take?'],
    ['__proto__', 'How long does delivery take?'],
  ])('does not take in %s: %s', (lang, question) => expect(found(ask(lang, question))).toEqual([{}]));

  it('is found in another language where an article lacks this one', () => {
    expect(found(ask('ro', 'Cât durează livrarea?'), ask('ro', 'Care este prețul transportului?'))).toEqual([
      { article: 'time', abroad: true },
      { article: 'cost' },
    ]);
  });

  it('is found within what is imported, by language', () => {
    const entries = [
      ask('en', 'Do you wrap gifts?'),
      ask('en', 'How can I pay?'),
      ask('ro', 'Cum pot plăti?'),
      ask('en', 'Can you wrap it as a gift?'),
      ask('en', 'Which payment methods do you accept?'),
      ask('en', 'Gift wrapping?'),
    ];
    expect(alike(entries, [])).toEqual([{}, {}, {}, { twin: 0 }, { twin: 1 }, { twin: 0 }]);
  });
});
