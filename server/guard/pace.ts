import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf, type Client } from './address.ts';

/** Requests a minute from one address to one route: many shoppers may share the address of an office or a carrier. */
const REQUESTS = 600;
const SECONDS = 60;

/**
 * A limit of one route by client address, by /64 in IPv6. Loopback addresses that come directly are exempt: there the
 * only "address" is the owner's own machine, or that of a proxy nobody told us of, and to count all shoppers
 * behind it as one would refuse them.
 */
export const createPace = (requests: number = REQUESTS) => {
  const limiter = new RateLimiterMemory({ points: requests, duration: SECONDS });
  return {
    /** Seconds to wait, or 0 if the request may pass. */
    async wait(client: Client): Promise<number> {
      if (client.own) return 0;
      try {
        await limiter.consume(networkOf(client.address));
        return 0;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      }
    },
  };
};

export type Pace = ReturnType<typeof createPace>;
