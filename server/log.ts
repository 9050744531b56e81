/** One line about what the process does. `facts` never hold personal data: no addresses, mails or words of people. */
export type Log = (level: 'info' | 'warn' | 'error', what: string, facts?: Record<string, string | number>) => void;

/** From the first quote to the last, for what is quoted may hold quotes; the second half is one that was cut. */
const QUOTED = /(["'`])([^]*)\1|["'`“][^]*$/g;
const NAME = /^[A-Za-z_$][\w$]*$/;
/**
 * What an error's own words may hold of people beside what they quote: e-mail addresses, ids and secrets, internet
 * addresses, long numbers, and escapes of addresses.
 */
const PERSONAL: readonly RegExp[] = [
  /[^\s<>"'=,;:/]+(?:@|%40)[^\s<>"',;:/]+/gi,
  /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi,
  /[\w-]{32,}/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  /(?:[\da-f]{1,4}:){3,7}[\da-f]{1,4}|[\da-f:]*::[\da-f:]*/gi,
  /\d[\d ().-]{5,}\d/g,
  /(?:%[\da-f]{2})+/gi,
];
const LONGEST = 300;

/** What is quoted is kept where it is a name of the program's own. */
const unquoted = (text: string): string =>
  text.replace(QUOTED, (whole, _quote, inner: string | undefined) => (NAME.test(inner ?? '') ? whole : '…'));

const impersonal = (fact: string | number): string | number =>
  typeof fact === 'number'
    ? fact
    : PERSONAL.reduce((text, pattern) => text.replace(pattern, '…'), unquoted(fact.slice(0, LONGEST)));

/** JSON lines: `{"at":"2026-11-09T10:00:00.000Z","level":"info","what":"listening","port":8787}`. */
export const createLog =
  (stream: { write(text: string): unknown }, now: () => number = Date.now): Log =>
  (level, what, facts = {}) => {
    const told = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, impersonal(fact)]));
    stream.write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, what, ...told })}\n`);
  };

/** For tests and commands whose own output is what people read. */
export const silent: Log = () => {};
