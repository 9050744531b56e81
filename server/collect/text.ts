/** A text that both databases can keep: without NUL (PostgreSQL refuses it) and lone surrogates. */
export const keepable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

/** Escapes of JSON: a pair of surrogates, half of one or NUL, any other. */
const ESCAPE = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u(?:0000|[dD][89a-fA-F][\da-fA-F]{2})|\\./g;
const HALF = '\\u0000'.length;

/**
 * JSON.parse of a body that came from outside, whose texts both databases can keep. What they cannot keep comes only as
 * an escape, which browsers write for hardly anything else, so that nearly every body is parsed and no more. It is
 * replaced before parsing: a walk through the values would end at one that is nested deeply, and with it the batch.
 * @throws SyntaxError for what is not JSON
 */
export const parseBody = (text: string): unknown =>
  JSON.parse(
    text.includes('\\u') ? text.replace(ESCAPE, (found) => (found.length === HALF ? '\\ufffd' : found)) : text,
  );

const MAIL = /[\w.+-]+(?:@|%40)[\w-]+\.[\w.-]*\w/gi;

/** Without e-mail addresses: shops put them into addresses ("?email=…") and titles, and an event holds nobody's. */
export const nameless = (text: string): string =>
  text.includes('@') || text.includes('%40') ? text.replace(MAIL, '[e-mail]') : text;

/** Nine digits and more in groups, as phone and card numbers have; not after a #, and not with the dots of a price. */
const LONG = /(?<![\p{L}\p{N}#№.,_-])[+(]{0,2}\p{Nd}(?:[\s()/-]{0,2}\p{Nd}){8,18}(?![\p{L}\p{N}]|[.,]\p{Nd})/gu;
/** Seven and more that begin as phone numbers do, with + or 0. */
const DIALLED = /(?<![\p{L}\p{N}#№.,_-])(?:\+|\(?0)[\s(]{0,2}\p{Nd}(?:[\s()./-]{0,2}\p{Nd}){5,14}(?!\p{N})/gu;

/**
 * What somebody asked, without e-mail addresses, phone and card numbers. The device blanks them before they leave; this
 * is for senders that do not. Order numbers and prices stay.
 */
export const blanked = (text: string): string => text.replace(MAIL, '…').replace(LONG, '…').replace(DIALLED, '…');
