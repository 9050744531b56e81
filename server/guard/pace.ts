import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf, type Client } from './address.ts';

const SECONDS = 60;
/** The part of a limit that is counted roughly, many networks together. */
const ROUGH = 0.5;
const PLACES = 2 ** 16;

/** FNV-1a from a start that nobody outside knows, so that nobody can choose addresses which fall on one place. */
const placeOf = (text: string, start: number): number => {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619);
  return (hash ^ (hash >>> 16)) & (PLACES - 1);
};

/**
 * A limit of requests a minute by network. A table of fixed size counts first, and only where it has seen half the
 * limit is the network counted by its name: so nearly all requests cost a sum in an array, and a flood from a million
 * networks takes no memory.
 */
export const createPace = (requests: number) => {
  const rough = Math.floor(requests * ROUGH);
  const limiter = new RateLimiterMemory({ points: requests - rough, duration: SECONDS });
  const seen = new Uint32Array(PLACES);
  const start = Math.floor(Math.random() * 2 ** 32);
  let until = 0;

  const consume = async (key: string): Promise<number> => {
    try {
      await limiter.consume(key);
      return 0;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    }
  };

  /**
   * Seconds to wait, or 0 if the request may pass; a promise only near the limit.
   * @param of counts apart from others of the same network
   */
  return (network: string, of = 0): number | Promise<number> => {
    const now = performance.now();
    if (now >= until) {
      seen.fill(0);
      until = now + SECONDS * 1_000;
    }
    const place = placeOf(network, start + of);
    if (seen[place]! < rough) {
      seen[place]!++;
      return 0;
    }
    return consume(`${of} ${network}`);
  };
};

/** Requests a minute from one network to one route of one site: many shoppers may share the address of an office or a carrier. */
const OF_SITE = 600;
/** The same for all sites together, counted before a body is read. */
const OF_ALL = 3_000;

export interface Paces {
  /** Before the body is read. */
  arriving(client: Client): number | Promise<number>;
  /** When the site is known. */
  entering(client: Client, siteId: number): number | Promise<number>;
}

/**
 * The limits of one route, by client address, by /64 in IPv6. Loopback addresses that come directly are exempt: there the
 * only "address" is the owner's own machine, or that of a proxy nobody told us of, and to count all shoppers
 * behind it as one would refuse them.
 */
export const createPaces = (): Paces => {
  const all = createPace(OF_ALL);
  const site = createPace(OF_SITE);
  return {
    arriving: (client) => (client.own ? 0 : all(networkOf(client.address))),
    entering: (client, siteId) => (client.own ? 0 : site(networkOf(client.address), siteId)),
  };
};
