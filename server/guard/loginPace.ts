import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { problem } from './problem.ts';

/** Seconds in which failures are counted. */
const WINDOW = 15 * 60;
const BY_ADDRESS = 20;
const BY_BOTH = 8;
/** From everywhere together: high, or a stranger could keep a person from signing in by guessing wrong on purpose. */
const BY_EMAIL = 100;

const waitOf = (error: unknown): number => {
  if (!(error instanceof RateLimiterRes)) throw error;
  return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
};

const inWords = (seconds: number): string =>
  seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;

const bothOf = (address: string, email: string): string => `${address} ${email.toLowerCase()}`;

/**
 * Counts attempts to sign in by the address they come from and by the e-mail they try, before the password is looked
 * at, so that many at once do not slip through; one that succeeds is taken back.
 */
export const createLoginPace = () => {
  const byAddress = new RateLimiterMemory({ points: BY_ADDRESS, duration: WINDOW });
  const byBoth = new RateLimiterMemory({ points: BY_BOTH, duration: WINDOW });
  const byEmail = new RateLimiterMemory({ points: BY_EMAIL, duration: WINDOW });

  /** Seconds to wait, or 0 if the attempt may go on. */
  const take = async (address: string, email: string | undefined): Promise<number> => {
    try {
      await byAddress.consume(address);
      if (email) await byBoth.consume(bothOf(address, email));
      if (email) await byEmail.consume(email.toLowerCase());
      return 0;
    } catch (error) {
      return waitOf(error);
    }
  };

  return {
    /** A Problem with Retry-After when there were too many attempts. */
    async refusal(c: Context, address: string, email?: string): Promise<Response | undefined> {
      const wait = await take(address, email);
      if (!wait) return undefined;
      c.header('Retry-After', String(wait));
      return problem(c, 429, `Too many attempts to sign in. Please try again in ${inWords(wait)}.`);
    },
    /** The attempt was a good one and does not count. */
    async succeeded(address: string, email?: string): Promise<void> {
      await byAddress.reward(address);
      if (!email) return;
      await byBoth.delete(bothOf(address, email));
      await byEmail.reward(email.toLowerCase());
    },
  };
};

export type LoginPace = ReturnType<typeof createLoginPace>;
