import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Exchange } from '../support/proxy.ts';
import type { Random } from '../support/random.ts';
import type { StormRecord } from './record.ts';

type Mishap = (exchange: Exchange, random: Random) => Promise<void>;

const WORDS = Buffer.from('{"error":"The storm says no."}');
const PORTAL = Buffer.from('<!doctype html><title>Welcome to our wireless network</title>');

const open = ({ origin }: Exchange, after?: number) => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'Retry-After',
  'content-type': 'application/json',
  ...(after === undefined ? {} : { 'retry-after': String(after) }),
});

/** Somebody on the way answers in the collector's place. `bare`: without CORS headers, as most of them do. */
const says =
  (status: number, { after, bare = false, body = WORDS }: { after?: number; bare?: boolean; body?: Buffer } = {}) =>
  async (exchange: Exchange): Promise<void> => {
    await exchange.read();
    exchange.answer({ status, headers: bare ? {} : open(exchange, after), body });
  };

const isOne = async (exchange: Exchange): Promise<boolean> =>
  (JSON.parse((await exchange.read()).toString()) as { events: unknown[] }).events.length === 1;

/** What can befall a batch on its way, or its receipt on the way back. */
export const MISHAPS: Readonly<Record<string, Mishap>> = {
  '500': says(500),
  '502 bare': says(502, { bare: true }),
  '503': says(503),
  '503, again in 1 s': says(503, { after: 1 }),
  '429': says(429),
  '429, again in 1 s': says(429, { after: 1 }),
  '408': says(408),
  '425': says(425),
  // One event alone that is too large for somebody on the way can never be delivered: that is told, and it is dropped.
  '413': async (exchange) =>
    (await isOne(exchange)) ? exchange.answer(await exchange.forward()) : says(413)(exchange),
  'a portal says 200': says(200, { body: PORTAL }),
  'a proxy says 204': says(204, { body: Buffer.alloc(0) }),
  'reset at once': async (exchange) => exchange.cut(),
  'reset before the collector': async (exchange) => {
    await exchange.read();
    exchange.cut();
  },
  'reset in the middle': async (exchange) => {
    await exchange.forwardHalf();
    exchange.cut();
  },
  'receipt dropped': async (exchange) => {
    await exchange.forward();
    exchange.cut();
  },
  'receipt cut in the middle': async (exchange) => exchange.answerHalf(await exchange.forward()),
  'receipt replaced by 504': async (exchange) => {
    await exchange.forward();
    await says(504)(exchange);
  },
  late: async (exchange, random) => {
    await pause(random.whole(300, 2_000));
    exchange.answer(await exchange.forward());
  },
  'receipt late': async (exchange, random) => {
    const answer = await exchange.forward();
    await pause(random.whole(300, 2_000));
    exchange.answer(answer);
  },
  'sent twice at once': async (exchange) => {
    const [, second] = await Promise.all([exchange.forward(), exchange.forward()]);
    exchange.answer(second);
  },
  'sent again by a proxy': async (exchange) => {
    await exchange.forward();
    exchange.answer(await exchange.forward());
  },
};

/** What can befall the site document: none of it is the owner's word. */
const SITE_MISHAPS: Readonly<Record<string, Mishap>> = {
  'site document: 503': says(503),
  'site document: 408': says(408),
  'site document: reset': async (exchange) => exchange.cut(),
  'site document: a portal says 200': says(200, { body: PORTAL }),
};

const ok = ({ status }: Answer): boolean => status >= 200 && status < 300;

/** The network between the pages and the collectors: what is armed strikes the next request it is for. */
export const createWeather = (random: Random, record: StormRecord, struck: (fault: string) => void) => {
  const armed: { batch: string[]; site: string[] } = { batch: [], site: [] };
  /** Begun with a batch that is on its way to a collector. */
  let during: ((random: Random) => Promise<void>) | undefined;

  const watched = (exchange: Exchange): Exchange => ({
    ...exchange,
    forward: async () => {
      const answer = await exchange.forward();
      if (ok(answer)) record.receipt(await exchange.read(), answer.body);
      return answer;
    },
  });
  const handOn = async (exchange: Exchange): Promise<void> => {
    record.passing(await exchange.read());
    const deed = during;
    during = undefined;
    const [answer] = await Promise.all([exchange.forward(), deed?.(random)]);
    exchange.answer(answer);
  };
  const befall = (name: string, mishap: Mishap, exchange: Exchange): Promise<void> => {
    struck(name);
    return mishap(exchange, random);
  };
  return {
    meddle(given: Exchange): Promise<void> | undefined {
      if (given.method === 'GET' && given.path.endsWith('/site.json')) {
        const name = armed.site.shift();
        return name ? befall(name, SITE_MISHAPS[name]!, given) : undefined;
      }
      if (given.method !== 'POST' || given.path !== '/v1/events') return undefined;
      const exchange = watched(given);
      const name = armed.batch.shift();
      return name ? befall(name, MISHAPS[name]!, exchange) : handOn(exchange);
    },
    /** Something for the next batch; now and then for a few in a row. */
    arm(): void {
      const name = random.pick(Object.keys(MISHAPS));
      for (let n = random.chance(0.2) ? 3 : 1; n > 0; n--) armed.batch.push(name);
    },
    armSite: (): void => void armed.site.push(random.pick(Object.keys(SITE_MISHAPS))),
    /** Something to do while the next batch that is handed on is with a collector. */
    armDuring: (deed: (random: Random) => Promise<void>): void => void (during = deed),
    waiting: (): number => armed.batch.length,
    clear(): void {
      armed.batch = [];
      armed.site = [];
      during = undefined;
    },
  };
};

export type Weather = ReturnType<typeof createWeather>;
