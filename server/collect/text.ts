import { blanked as redacted } from '../../protocol/redact.ts';

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

const MAIL = /[\w.+%-]+(?:@|%(?:25)*40)[\w-]+\.[\w.-]*\w/gi;
const MAIL_SIGN = /@|%(?:25)*40/;

/** Names that tell of a person or open a door wherever they stand in a parameter's name, and those that do so alone. */
const PERSONAL =
  'e-?mail|phone|mobile|whatsapp|first_?name|last_?name|full_?name|surname|birth|iban|passw|token|secret|sess(?:ion|id)|signature';
const PERSONAL_ALONE =
  'mail|tel|user|username|login|pass|pwd|pin|otp|auth|code_verifier|sig|sid|key|dob|ssn|card|cvv|cvc';
/** What stands before and after a name in a form's field: `customer[tel]`, `billing_tel`. */
const FIELD = String.raw`(?:[\w.%-]*(?:[[_.-]|%5b))?`;
const PARAMETER = new RegExp(
  String.raw`([?&;#](?:[\w.[\]%-]*(?:${PERSONAL})[\w.[\]%-]*|${FIELD}(?:${PERSONAL_ALONE})(?:\]|%5d)?)=)(?!\[e-mail])[^&;#\s]+`,
  'gi',
);
const USER_INFO = /^(\w+:\/\/)[^/?#@\s]+@/;

/**
 * An address or a title without what names a person or opens a door: e-mail addresses, parameters such as `email`, `phone`
 * and `token`, and a user's name before the host. Shops put them there, and an event holds nobody's.
 */
export const nameless = (text: string): string => {
  const mailless = MAIL_SIGN.test(text) ? text.replace(USER_INFO, '$1').replace(MAIL, '[e-mail]') : text;
  return mailless.includes('=') ? mailless.replace(PARAMETER, '$1…') : mailless;
};

/** What has neither an @ nor a digit needs no closer look; most questions have not. */
const SUSPECT = /[@＠]|%40|\p{Nd}/u;

/** See protocol/redact.ts. The device blanks these before they leave; this is for senders that do not. */
export const blanked = (text: string): string => (SUSPECT.test(text) ? redacted(text) : text);
