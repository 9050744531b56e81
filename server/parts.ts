import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { createCounts, type Counts } from './collect/counts.ts';
import { createCrawlers } from './collect/crawler.ts';
import { createKnownSites, type KnownSites } from './collect/knownSites.ts';
import type { Collecting } from './collect/receive.ts';
import { createTally } from './collect/tally.ts';
import { createVisitors } from './collect/visitor.ts';
import type { Files } from './files.ts';
import { clientOf, type Client } from './guard/address.ts';
import { createRoom, type Room } from './guard/room.ts';
import { fetchPage, type Page } from './import/fetchPage.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail/mailer.ts';
import { createKeeping, type Keeping } from './privacy/keeping.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store/store.ts';

/** What the routes are made of; put together once, in main.ts. */
export interface Parts {
  store: Store;
  settings: Settings;
  files: Files;
  now: () => number;
  log: Log;
  mailer?: Mailer;
  /** Set when a stop was asked for: from then on nobody is to be sent here. */
  stopping: boolean;
  collecting: Collecting;
  keeping: Keeping;
  knownSites: KnownSites;
  counts: Counts;
  /** What the bodies of all batches on their way may take together. */
  room: Room;
  clientOf(incoming: IncomingMessage): Client;
  /** The client's address for limits; never to be kept. */
  addressOf(c: Context): string;
  /** A page of the public internet. @throws Unreadable in words that say why */
  readPage(address: string): Promise<Page>;
}

export interface Given {
  store: Store;
  settings: Settings;
  files: Files;
  log: Log;
  now?: () => number;
  mailer?: Mailer;
  readPage?: (address: string) => Promise<Page>;
}

const DAY = 86_400_000;

/** Tells once that addresses cannot be told apart, since a proxy speaks of them and TRUST_PROXY is 0. */
const createProxyNotice = (settings: Settings, log: Log) => {
  let told = settings.trustProxy > 0;
  return (forwarded: unknown): void => {
    if (told || forwarded === undefined) return;
    told = true;
    log('warn', 'a proxy stands before the collector, but TRUST_PROXY is 0: set it to the number of your proxies');
  };
};

/** A request that comes without a connection, as in a test that calls the app itself. */
const NOWHERE = '';

export const createParts = ({ store, settings, files, log, now = Date.now, mailer, readPage }: Given): Parts => {
  const noticeProxy = createProxyNotice(settings, log);
  const client = (incoming: IncomingMessage): Client => {
    noticeProxy(incoming.headers['x-forwarded-for']);
    return clientOf(incoming, settings.trustProxy);
  };
  return {
    store,
    settings,
    files,
    now,
    log,
    ...(mailer ? { mailer } : {}),
    stopping: false,
    collecting: {
      store,
      visitors: createVisitors(store.salts),
      tally: createTally(store.tallies, now, log),
      retention: settings.retentionDays * DAY,
      retentionMessages: settings.retentionMessagesDays * DAY,
      isCrawler: createCrawlers(),
    },
    keeping: createKeeping(store, settings, log, now),
    knownSites: createKnownSites(store.sites, now),
    counts: createCounts(),
    room: createRoom(),
    clientOf: client,
    addressOf: (c) => (c.env?.incoming ? client(c.env.incoming).address : NOWHERE),
    readPage: readPage ?? ((address) => fetchPage(address)),
  };
};
