// Shared by the widget, which blanks before words leave the device, and by the collector, for senders that do not.

/**
 * A mailbox in any script; with blanks around the @ there must be a dot after it. Behind words without blanks, as Chinese
 * has them, a Latin mailbox begins with its Latin letters.
 */
const MAIL =
  /(?:(?<![\w.%+-])[\w.%+-]+|(?<![\p{L}\p{M}\p{N}.%+-])[\p{L}\p{M}\p{N}.%+-]*[^ -~\s])(?:[@＠]|%40|\s?[@＠]\s?(?=\S{1,99}[.。．]\p{L}))[\p{L}\p{M}\p{N}.。．-]+/giu;
/** In one piece, or in capitals and groups of four. */
const IBAN =
  /(?<![\p{L}\p{N}])[A-Z]{2}\d\d(?:[A-Z\d]{11,30}|(?:[ -][A-Z\d]{4}){2,7}(?:[ -][A-Z\d]{1,4})?)(?!\w)|\b[a-z]{2}\d\d[a-z\d]{11,30}\b/gu;
/** Seven digits and more; not in a code ("LF-2026…", "#1…"), nor behind the comma of a price. */
const NUMBER =
  /(?<![\p{Ll}\p{Lu}\p{N}][-_]?|\p{N}[.,]|[#№] ?)[+(]{0,2}\p{Nd}(?:[\s()./·‐-―-]{0,2}\p{Nd}){6,}(?![\p{Ll}\p{Lu}\p{N}])/gu;
const DAY = /^(?:(?:19|20)\d\d|\d\d?)([./-])\d\d?\1\d\d(?:\d\d)?(?![./-]?\d| \d\d \d)/;
/** As numbers of eight digits are written that nobody takes for a price or two years: 12 34 56 78, 9123 4567, 69 123 456. */
const EIGHT = /^(?:\d\d\D\d\d\D\d\d\D\d\d|[3-9]\d{3} \d{4}|\d\d \d{3} \d\d[1-9])$/;

/** Luhn's check digit: ISO/IEC 7812-1, annex B. */
const isCard = (digits: string): boolean => {
  let sum = 0;
  for (let n = digits.length, times = 2; n--;) {
    times = 3 - times;
    const product = times * +digits[n]!;
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
};

/** A phone or card number; neither a day, nor a price, nor an article's number in one piece. */
const isPersonal = (found: string): boolean => {
  const text = found
    .replace(/\p{Nd}/gu, (digit) => `${(digit.charCodeAt(0) - (/[०-෯]/.test(digit) ? 6 : 0)) & 15}`)
    .replace(DAY, '')
    .trim();
  const digits = text.replace(/\D/g, '');
  const many = digits.length;
  if (/^\+|^\(?0(?!\.)/.test(text)) return many > 6;
  if (many < 9) return EIGHT.test(text);
  return many < 13 || text !== digits || isCard(digits);
};

/**
 * What somebody asked or searched for, with … for e-mail addresses, phone and card numbers and IBANs. Days, sizes, prices,
 * years and order numbers stay; of nine to twelve digits nobody knows, and they go unless a # or letters stand before them.
 */
export const blanked = (words: string): string =>
  words
    .replace(MAIL, '…')
    .replace(IBAN, '…')
    .replace(NUMBER, (found) => (isPersonal(found) ? '…' : found));
