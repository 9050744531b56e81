import type { Sender, WireEvent } from '../../protocol/events.ts';
import { limits } from '../../protocol/limits.ts';
import { EVENT_NAME } from '../../protocol/parse.ts';
import { isUuid } from './uuid.ts';

// The hot path checks by hand: a schema library needs twice the time of JSON.parse for the same batch. That it gives
// the verdicts of protocol/parse.ts, for the same field, is held by test/server/check.test.ts.

/** What is wrong, as "field: reason"; undefined if nothing is. */
export type Why = string | undefined;

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const LATEST = 8_640_000_000_000_000;

const timeWhy = (value: unknown): Why =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LATEST
    ? undefined
    : 'not a time in whole milliseconds';

const textWhy = (value: unknown, max: number): Why => {
  if (typeof value !== 'string') return 'not a text';
  return value.length > max ? `longer than ${max} characters` : undefined;
};

const uuidWhy = (value: unknown): Why => (typeof value === 'string' && isUuid(value) ? undefined : 'not a UUID');

const at = (path: string, why: Why): Why => (why === undefined ? undefined : `${path}: ${why}`);

/** Fields of the envelope that most senders have, in the order of the schema. */
const senderWhy = (s: Fields): Why => {
  if (s['v'] !== 1) return 'v: unknown version: this collector reads 1';
  const site = s['site'];
  if (typeof site !== 'string' || site.length < 1 || site.length > 64) return 'site: not a site key';
  if (s['visitor'] !== undefined && uuidWhy(s['visitor'])) return 'visitor: not a UUID';
  if (s['session'] !== undefined && uuidWhy(s['session'])) return 'session: not a UUID';
  if (s['tab'] !== undefined && textWhy(s['tab'], limits.tab)) return at('tab', textWhy(s['tab'], limits.tab));
  if (s['unlinked'] !== undefined && s['unlinked'] !== true) return 'unlinked: may only be true';
  return at('sent_at', timeWhy(s['sent_at']));
};

/** Agrees with `senderSchema`. */
export const checkSender = (value: unknown): Why => (isObject(value) ? senderWhy(value) : 'not an object');

const pageWhy = (page: unknown): Why => {
  if (!isObject(page)) return 'page: not an object';
  const url = textWhy(page['url'], limits.url);
  if (url !== undefined) return at('page.url', url);
  if (page['title'] !== undefined) {
    const title = textWhy(page['title'], limits.title);
    if (title !== undefined) return at('page.title', title);
  }
  if (page['referrer'] === undefined) return undefined;
  return at('page.referrer', textWhy(page['referrer'], limits.url));
};

const LONGEST_NUMBER = 25;
const LONGEST_ESCAPE = 6;

/** `left` less the most characters the value can have as JSON; negative when it may be too many, and then it stops. */
const room = (value: unknown, left: number): number => {
  if (typeof value === 'string') return left - LONGEST_ESCAPE * value.length - 3;
  if (!isObject(value)) return left - LONGEST_NUMBER;
  let rest = left - 2;
  for (const key in value) {
    rest -= LONGEST_ESCAPE * key.length + 4;
    if (rest < 0) break;
    rest = room(value[key], rest);
  }
  return rest;
};

/** Whether the value has at most `max` characters as JSON; most have so few that they need not be written out. */
const isShort = (value: Fields, max: number): boolean => {
  if (room(value, max) >= 0) return true;
  try {
    return JSON.stringify(value).length <= max;
  } catch {
    // Nested too deeply to be written, hence longer than the limit.
    return false;
  }
};

const MOST_SEQ = 1e9;

const eventWhy = (e: Fields): Why => {
  if (uuidWhy(e['id'])) return 'id: not a UUID';
  const type = e['type'];
  if (typeof type !== 'string' || !EVENT_NAME.test(type)) return 'type: not a name of a-z and _, 1 to 40 long';
  const time = timeWhy(e['at']);
  if (time !== undefined) return at('at', time);
  const seq = e['seq'];
  if (seq !== undefined && !(Number.isInteger(seq) && (seq as number) >= 0 && (seq as number) <= MOST_SEQ)) {
    return 'seq: not a whole number from 0';
  }
  const page = pageWhy(e['page']);
  if (page !== undefined) return page;
  const data = e['data'];
  if (!isObject(data) || Array.isArray(data)) return 'data: not an object';
  return isShort(data, limits.data) ? undefined : `data: over ${limits.data} characters`;
};

/** Agrees with `eventSchema`. */
export const checkEvent = (value: unknown): Why => (isObject(value) ? eventWhy(value) : 'not an object');

/** What passed checkSender, as its type. */
export const asSender = (value: unknown): Sender => value as Sender;
/** What passed checkEvent, as its type. */
export const asEvent = (value: unknown): WireEvent => value as WireEvent;
