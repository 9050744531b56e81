import { describe, expect, it } from 'vitest';
import { isWrittenIn, languageOf } from '../../../server/import/detect.ts';
import type { Entry } from '../../../server/import/entry.ts';
import { adjacent, languageInName, paired } from '../../../server/import/pairing.ts';
import { readSource } from '../../../server/import/read.ts';

describe('the language of a text', () => {
  it.each([
    ['How long does delivery take?\nTwo days after you order.', ['en', 'ro'], 'en'],
    ['Cât durează livrarea?\nDouă zile, dacă plătiți cu cardul.', ['en', 'ro'], 'ro'],
    ['Cat dureaza livrarea si cum platesc?', ['en', 'ro'], 'ro'],
    ['Сколько ждать доставку?', ['en', 'ru'], 'ru'],
    ['Скільки чекати доставку і чи можна забрати?', ['ru', 'uk'], 'uk'],
    ['كم يستغرق التوصيل؟', ['en', 'ar'], 'ar'],
    ['怎么退货？', ['en', 'zh-Hant'], 'zh-Hant'],
    ['返品はできますか。', ['en', 'zh'], 'ja'],
    ['What is it?', ['en-GB'], 'en-GB'],
    ['Wie lange dauert die Lieferung und was kostet sie?', ['en', 'ro'], 'de'],
    ['FAQ 2026', ['en', 'ro'], undefined],
    ['?!', ['en'], undefined],
    [`${'('.repeat(100_000)}${'](a'.repeat(100_000)}`, ['en'], undefined],
  ])('%.40s', (text, own, lang) => expect(languageOf(text, own)).toBe(lang));

  it('is not one of other letters, whatever a page says of itself', () => {
    expect(isWrittenIn('Сколько?', 'en')).toBe(false);
    expect(isWrittenIn('How much?', 'ro')).toBe(true);
    expect(isWrittenIn('24/7', 'ru')).toBe(true);
  });
});

describe('files of one text in several languages', () => {
  it.each([
    ['faq.en.md', 'faq', 'en'],
    ['help/faq_ro.html', 'help/faq', 'ro'],
    ['ro/delivery.md', '*/delivery', 'ro'],
    ['help/pt-BR/care.md', 'help/*/care', 'pt-br'],
    ['how-to-pay-ro.md', 'how-to-pay', 'ro'],
    ['ro/shop-faq.md', '*/shop-faq', 'ro'],
    ['my/shop/de/faq.md', 'my/shop/*/faq', 'de'],
    ['faq.gag.md', 'faq', 'gag'],
  ])('%s', (name, key, lang) => expect(languageInName(name, ['gag-MD'])).toEqual({ key, lang }));
  it.each([
    'questions.md',
    'faq-old.md',
    'faq-en-old.md',
    'shop-faq.md',
    'how-to/x.md',
    'my/shop/faq.md',
    'faq.gag.md',
  ])('are none where a name says no language: %s', (name) => expect(languageInName(name, ['en'])).toBeUndefined());
});

describe('questions in several languages', () => {
  const entry = (lang: string, question: string, more: Partial<Entry> = {}) => ({
    question,
    answer: 'x',
    lang,
    ...more,
  });
  const groupsOf = (entries: ReturnType<typeof entry>[], sourceOf = entries.map(() => 0), key?: string): string[] => {
    const found = paired(entries, sourceOf, () => key);
    return adjacent(found).map(({ question, group }) => {
      const others = found.filter((one) => one.group !== undefined && one.group === group);
      return others.length > 1 ? others.map((one) => one.question).join('=') : question;
    });
  };

  it('belong together by their order, in blocks or in turns', () => {
    const [a, b] = [entry('en', 'a'), entry('en', 'b')];
    const [c, d] = [entry('ro', 'c'), entry('ro', 'd')];
    expect(groupsOf([a, b, c, d])).toEqual(['a=c', 'a=c', 'b=d', 'b=d']);
    expect(groupsOf([a, c, b, d])).toEqual(['a=c', 'a=c', 'b=d', 'b=d']);
    expect(groupsOf([a, b, c, d, entry('en', 'e')])).toEqual(['a=c', 'a=c', 'b=d', 'b=d', 'e']);
    expect(groupsOf([a, b, c])).toEqual(['a', 'b', 'c']);
  });

  it('do not where their answers speak of other numbers', () => {
    const told = (lang: string, question: string, answer: string) => entry(lang, question, { answer });
    const [one, two] = [told('en', 'a', '5 €'), told('en', 'b', '30 days')];
    expect(groupsOf([one, two, told('ro', 'c', '30 zile'), told('ro', 'd', '5 €')])).toEqual(['a', 'b', 'c', 'd']);
    expect(groupsOf([one, two, told('ro', 'c', '5 €'), told('ro', 'd', '30 zile')])).toHaveLength(4);
  });

  it('of several files are those of one name, as far as they are as many', () => {
    const entries = [entry('en', 'a'), entry('ro', 'b'), entry('ru', 'c'), entry('ru', 'd')];
    expect(groupsOf(entries, [0, 1, 2, 2], 'faq')).toEqual(['a=b', 'a=b', 'c', 'd']);
    expect(groupsOf(entries, [0, 1, 2, 2])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('stay as a source puts them', () => {
    const entries = [entry('en', 'a', { id: 'x' }), entry('en', 'b'), entry('ro', 'c', { id: 'x' })];
    expect(groupsOf(entries)).toEqual(['a=c', 'a=c', 'b']);
    expect(paired(entries, [0, 0, 0], () => undefined)[0]!.group).toBe('x');
  });

  it('have columns of their own in a table', () => {
    const text = 'id,title_en,text_en,title (ro),text (ro),topic\npay,How?,Card,Cum?,Cardul,Money\n,Why?,So,,\n';
    expect(readSource({ text, name: 'faq.csv' }).entries).toEqual([
      { question: 'How?', answer: 'Card', id: 'pay', topic: 'Money', lang: 'en' },
      { question: 'Cum?', answer: 'Cardul', id: 'pay', topic: 'Money', lang: 'ro' },
      { question: 'Why?', answer: 'So', lang: 'en', group: 'row 1' },
    ]);
    const mixed = 'question\tanswer\tquestion ro\tanswer ro\nHow?\tCard\tCum?\tCardul';
    expect(readSource({ text: mixed, name: 'the pasted text' }).entries).toEqual([
      { question: 'How?', answer: 'Card', group: 'row 0' },
      { question: 'Cum?', answer: 'Cardul', lang: 'ro', group: 'row 0' },
    ]);
  });

  it('say theirs in the page and in front of a file', () => {
    const html = `<html lang="en"><main><h2>Why?</h2><p>So.</p><div lang="ro"><h2>De ce?</h2><p>Așa.</p></div></main>
      <details lang="ru"><summary>Да</summary>Нет</details></html>`;
    expect(readSource({ text: html, name: 'a.html' }).entries.map(({ lang }) => lang)).toEqual([undefined, 'ro']);
    const front = '---\ntitle: De ce?\nlang: ro\nid: why\n---\nAșa.';
    expect(readSource({ text: front, name: 'a.md' }).entries[0]).toMatchObject({ lang: 'ro', id: 'why' });
  });
});
