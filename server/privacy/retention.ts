import { foldSite } from '../insight/folding.ts';
import type { Settings } from '../settings.ts';
import type { Expired, Store } from '../store/store.ts';

const DAY = 86_400_000;
/** Sessions folded between two rests, and milliseconds. */
const FOLDED = 500;
const FOLDING = 1_000;

export type Rest = () => Promise<void>;
export type Retention = Pick<Settings, 'retentionDays' | 'retentionMessagesDays'>;

/**
 * What is deleted: a day later than what is refused, since the clock of a device may be corrected between two sendings of
 * one event.
 */
export const expiredAt = (now: number, { retentionDays, retentionMessagesDays }: Retention): Expired => ({
  events: now - (retentionDays + 1) * DAY,
  messages: now - (retentionMessagesDays + 1) * DAY,
});

/** Folds what came until now, so that the figures have it before it goes. */
const foldAll = async (store: Store, siteId: number, now: number, rest: Rest): Promise<void> => {
  for (;;) {
    const site = (await store.fold.waiting()).find((one) => one.siteId === siteId);
    if (!site || site.since >= now) return;
    if ((await foldSite(store, siteId, FOLDED, FOLDING)) === 0) return;
    await rest();
  }
};

/**
 * Deletes what is older than retention, of all sites: figures keep what they have of it, then the log goes, then whoever
 * nothing is left of.
 * @returns whether anything was deleted
 */
export const retain = async (store: Store, retention: Retention, now: number, rest: Rest): Promise<boolean> => {
  const { privacy } = store;
  const expired = expiredAt(now, retention);
  let deleted = 0;
  let sealed = Infinity;
  const sites = await store.sites.all();
  for (const { id } of sites) {
    await foldAll(store, id, now, rest);
    sealed = Math.min(sealed, await store.fold.seal(id, expired.events));
    await rest();
  }
  const before = sites.length > 0 ? privacy.expiresFrom(sealed) : 0;
  deleted += (await privacy.dropMonths(before)).length;
  for (const { id } of sites) {
    for (let more = 1; more > 0; await rest()) deleted += more = await privacy.expireResponses(id, expired.messages);
    const { events, visits } = await privacy.expireSessions(id, before, rest);
    deleted += events + visits;
  }
  await privacy.expireRest(now, expired);
  return deleted > 0;
};
