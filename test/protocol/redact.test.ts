import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blanked } from '../../protocol/redact.ts';

const seed = Number(process.env['SEED'] ?? 1);

describe('e-mail addresses are blanked', () => {
  it.each([
    ['Write to ana.pop@mail.example please', 'Write to … please'],
    ['ana_pop+x@sub.mail.co.uk', '…'],
    ['ana @ example.com or ana＠example.com', '… or …'],
    ['ana@ example.com', '…'],
    ['my box is ana@localhost', 'my box is …'],
    ['ana%40mail.example', '…'],
    ['почта: анна@почта.рф', 'почта: …'],
    ['我的邮箱是ana@mail.com谢谢', '我的邮箱是…'],
    ['邮箱：小明@例子。公司', '邮箱：…'],
    ['बात@उदाहरण.भारत', '…'],
  ])('%s', (text, kept) => expect(blanked(text)).toBe(kept));
});

describe('phone numbers are blanked, as each country writes them', () => {
  it.each([
    ['Call me at +373 69 123 456.', 'Call me at ….'],
    ['(022) 12-34-56 is mine', '… is mine'],
    ['06.12.34.56.78', '…'],
    ['(069) 123–456 and 069·12·34·56', '… and …'],
    ['тел.069123456', 'тел.…'],
    ['手机13812345678', '手机…'],
    ['رقمي ٠٦٩١٢٣٤٥٦', 'رقمي …'],
    ['०९१२३४५६७८', '…'],
    ['５５５１２３４５６７', '…'],
    ['555-123-4567', '…'],
    ['(555) 123-4567', '…'],
    ['1-800-555-0199', '…'],
    ['+44 20 7946 0958', '…'],
    ['8 (495) 123-45-67', '…'],
    ['00373 69 123 456', '…'],
    ['0721 234 567', '…'],
    ['69 123 456', '…'],
    ['9123 4567', '…'],
    ['12 34 56 78', '…'],
    ['91 98765 43210', '…'],
  ])('%s', (text, kept) => expect(blanked(text)).toBe(kept));
});

describe('numbers of cards and accounts are blanked', () => {
  it.each([
    ['my card 4111 1111 1111 1111, or 4111-1111-1111-1111', 'my card …, or …'],
    ['4111111111111111', '…'],
    ['378282246310005', '…'],
    ['a card with a slip 4111 1111 1111 1112', 'a card with a slip …'],
    ['RO49 AAAA 1B31 0075 9384 0000', '…'],
    ['pay to DE89370400440532013000 ok', 'pay to … ok'],
    ['md24ag000225100013104168', '…'],
  ])('%s', (text, kept) => expect(blanked(text)).toBe(kept));
});

describe('what a shop needs to know stays', () => {
  it.each([
    'Where is order #100123456789?',
    'order 100234, or 10023456',
    'LF-2026-000421234 has not come',
    'Is it 12.500.000 lei or 1 250 000?',
    '12 500 000 сум, 1.250.000,00 or 1,250,000.00 USD',
    'Open on 2026-11-22 at 10:30, and 22/11/2026 10:30?',
    'from 01.12.2026 to 05.12.2026, or 01.12.26 15:00',
    'from 1990-1995, 2024 2025 or 2026',
    'order of 20261122',
    'Does the 0.75 l jug fit 28x40, or 100 x 200 x 30?',
    'size 38 39 40, or 90/200/20',
    'plate 24 x 30 cm for 148.50, 2 of 6',
    'EAN 4006381333931',
    'for 3000-5000',
    'Bowls @ Lut & Foc',
    'gr20 bowl blue set, IPHONE15 PRO MAX 256GB',
  ])('%s', (text) => expect(blanked(text)).toBe(text));
});

const luhn = (digits: string): string => {
  const sum = [...`${digits}0`].toReversed().reduce((total, digit, n) => {
    const product = +digit * (n % 2 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};
const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((list) => list.join(''));
const word = fc.constantFrom('call', 'my', 'bowl', 'тарелка', 'où', 'please', '你好', 'شكرا');
const around = (secret: fc.Arbitrary<string>) => fc.tuple(fc.array(word), secret, fc.array(word));
const grouped = (text: string, by: number, sign: string): string =>
  text.match(new RegExp(`.{1,${by}}`, 'g'))!.join(sign);

describe(`among any words (seed ${seed})`, () => {
  const never = (secret: fc.Arbitrary<string>): void =>
    fc.assert(
      fc.property(around(secret), ([before, hidden, after]) => {
        const text = [...before, hidden, ...after].join(' ');
        expect(blanked(text)).toBe([...before, '…', ...after].join(' '));
        expect(blanked(blanked(text))).toBe(blanked(text));
      }),
      { seed, numRuns: 300 },
    );

  it('a mailbox goes, and nothing else', () =>
    never(fc.emailAddress({ size: 'small' }).map((mail) => mail.replace(/[^\w.%+@-]/g, 'x'))));
  it('a card goes', () =>
    never(
      fc
        .tuple(fc.integer({ min: 12, max: 18 }).chain(digits), fc.constantFrom('', ' ', '-'))
        .map(([body, sign]) => grouped(luhn(`4${body.slice(1)}`), 4, sign)),
    ));
  it('a number with its country goes', () =>
    never(
      fc
        .tuple(
          fc.integer({ min: 9, max: 12 }).chain(digits),
          fc.constantFrom('', ' ', '-', '.'),
          fc.integer({ min: 2, max: 4 }),
        )
        .map(([body, sign, by]) => `+${grouped(`3${body.slice(1)}`, by, sign)}`),
    ));
  it('words without digits and @ stay', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replace(/[@＠%\p{Nd}]/gu, '');
        expect(blanked(plain)).toBe(plain);
      }),
      { seed, numRuns: 300 },
    ));
});
