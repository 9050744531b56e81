import { randomBytes } from 'node:crypto';
import { hashPassword } from '../server/guard/password.ts';
import { publishNewSite } from '../server/publish/publish.ts';
import type { Site, Store } from '../server/store/store.ts';
import { demoContents } from './contents.ts';
import { addHistory, ANSWERED, BEGUN, WRITTEN } from './history.ts';

export const DEMO_SITE = 'demo';

/** The demo's owner signs in with this, as `npm start` prints it. Real staff choose their own behind a one-time link. */
export const DEMO_LOGIN = { email: 'owner@lut-foc.example', password: 'ceramics-2026' };

const STAFF = [
  { email: DEMO_LOGIN.email, name: 'Ana Rusu', role: 'owner', password: DEMO_LOGIN.password },
  { email: 'ion@lut-foc.example', name: 'Ion Munteanu', role: 'staff' },
] as const;

const addDemoSite = (store: Store, now: number): Promise<Site> =>
  store.sites.add(
    {
      key: DEMO_SITE,
      secret: randomBytes(32).toString('base64url'),
      name: 'Lut & Foc',
      origins: ['http://localhost:*', 'http://127.0.0.1:*', 'http://[::1]:*'],
      timeZone: 'Europe/Chisinau',
      currency: 'MDL',
    },
    now,
  );

const addStaff = async (store: Store, site: Site, now: number): Promise<void> => {
  const members = new Set((await store.staff.members(site.id)).map((member) => member.email));
  for (const person of STAFF) {
    if (members.has(person.email)) continue;
    const { id, passwordHash } = await store.staff.add(person.email, person.name, site.id, person.role, now);
    if ('password' in person && !passwordHash) {
      await store.staff.setPassword(id, await hashPassword(person.password));
    }
  }
};

/** Only kinds of which the site has nothing yet: what somebody changed or took off since stays as it is. */
const publishMissing = async (store: Store, site: Site, now: number, begun: number): Promise<void> => {
  const contents = demoContents();
  const kinds = [...new Set(contents.map(({ kind }) => kind))];
  const known = await Promise.all(kinds.map((kind) => store.content.list(site.id, kind)));
  const published = await store.content.published(site.id);
  const missing = kinds.filter((_, i) => !published || !known[i]?.length);
  if (!missing.length) return;
  const wanted = contents.filter(({ kind }) => missing.includes(kind));
  const isLater = ({ id }: { id: string }): boolean => begun < now && id === ANSWERED;
  await publishNewSite(
    store,
    site,
    begun,
    wanted.filter((one) => !isLater(one)),
  );
  const later = wanted.filter(isLater);
  if (later.length > 0) await publishNewSite(store, site, now - WRITTEN, later);
};

/**
 * Fills an empty database with the demo's site, contents and staff; finishes what an interrupted start left half
 * done, and gives a database of an older version what it lacks.
 * A database with sites of its own is left alone.
 * @param begun when its contents were published; before now, one of the answers came later, see history.ts
 * @returns whether the demo's site is there
 */
export const seed = async (store: Store, now: number, begun = now): Promise<boolean> => {
  const sites = await store.sites.all();
  const known = sites.find((each) => each.key === DEMO_SITE);
  if (!known && sites.length) return false;
  const site = known ?? (await addDemoSite(store, now));
  await publishMissing(store, site, now, begun);
  await addStaff(store, site, now);
  return true;
};

/** As `seed`, and an empty log gets what shoppers asked before. @param shop origin of the shop's pages */
export const seedWithHistory = async (store: Store, shop: string, now: number): Promise<boolean> => {
  if (!(await seed(store, now, now - BEGUN))) return false;
  const site = (await store.sites.byKey(DEMO_SITE))!;
  const [owner] = await store.staff.members(site.id);
  const isEmpty = (await store.log.newest(site.id, 1)).length === 0;
  if (owner && isEmpty) await addHistory(store, site, shop, owner.id, now);
  return true;
};
