import { createHmac, randomBytes } from 'node:crypto';
import type { Salts } from '../store/store.ts';

const DAY = 86_400_000;
/** A visit goes on over midnight if its last event is less than this ago (milliseconds). */
const OVERLAP = 30 * 60_000;
const SALT_BYTES = 32;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

const asUuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;

const derived = (salt: Uint8Array, key: string, address: string, agent: string): string =>
  asUuid(createHmac('sha256', salt).update(`${key}\n${address}\n${agent}`).digest('hex'));

/** A visitor without an identifier of its own: known for one UTC day on one site, and traceable to no address. */
export interface Derived {
  visitor: string;
  /** In the first half hour of a day: who it was under yesterday's salt. */
  earlier?: string;
}

/**
 * Tells visits apart in `cookieless`: HMAC-SHA256 of site, address and user agent under the random salt of the UTC
 * day. The salt is new at 00:00 and gone a day later, so nobody can tell afterwards whose visit it was.
 */
export const createVisitors = (salts: Salts) => {
  let today: { day: string; salt: Uint8Array; before: Uint8Array } | undefined;
  let loading: Promise<void> | undefined;

  const load = async (now: number): Promise<void> => {
    const day = dayOf(now);
    const yesterday = dayOf(now - DAY);
    const before = await salts.ofDay(yesterday, randomBytes(SALT_BYTES), yesterday);
    const salt = await salts.ofDay(day, randomBytes(SALT_BYTES), yesterday);
    today = { day, salt, before };
  };

  /** Makes sure that the salts are those of the day, and that older ones are gone. */
  const refresh = async (now: number): Promise<void> => {
    while (today?.day !== dayOf(now)) {
      loading ??= load(now).finally(() => (loading = undefined));
      await loading;
    }
  };

  return {
    refresh,
    /** @param now when the request came, milliseconds UTC */
    async of(siteKey: string, address: string, agent: string, now: number): Promise<Derived> {
      if (today?.day !== dayOf(now)) await refresh(now);
      const { salt, before } = today!;
      const visitor = derived(salt, siteKey, address, agent);
      return now % DAY < OVERLAP ? { visitor, earlier: derived(before, siteKey, address, agent) } : { visitor };
    },
  };
};

export type Visitors = ReturnType<typeof createVisitors>;
