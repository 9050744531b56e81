import type { ContentItem, Release, Site, Store } from '../store/store.ts';
import { documentOf } from './document.ts';
import type { NewContent } from './standard.ts';

type Plan = Pick<Release, 'from' | 'without' | 'add' | 'restored'>;

/** As many as publish at once at most before one of them is told to try again. */
const ATTEMPTS = 20;

const isOneOf =
  (list: readonly { kind: string; id: string }[]) =>
  ({ kind, id }: { kind: string; id: string }): boolean =>
    list.some((one) => one.kind === kind && one.id === id);

/** What the revision will hold. */
const planned = (items: readonly ContentItem[], { without, add }: Plan, now: number): ContentItem[] => {
  const gone = isOneOf([...without, ...add]);
  const fresh = add.map(({ kind, id, version, body }) => ({ kind, id, version, body, at: now }));
  return [...items.filter((item) => !gone(item)), ...fresh];
};

/**
 * Makes a revision of what `plan` says of the newest one. It is computed outside of any transaction, since that takes
 * time, and kept only if no other was made meanwhile; else all begins again upon that one.
 * @returns the revision
 */
const release = async (
  store: Store,
  site: Site,
  now: number,
  by: number | undefined,
  plan: (newest: { revision: number; items: ContentItem[] }) => Plan | Promise<Plan>,
): Promise<number> => {
  const { content, sites } = store;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const newest = (await content.contents(site.id)) ?? { revision: 0, items: [] };
    const made = await plan(newest);
    const from = made.from === newest.revision ? newest : await content.contents(site.id, made.from);
    // Read after the contents: who changes the name publishes afterwards, so that an old name is never the last.
    const current = (await sites.byKey(site.key)) ?? site;
    const computed = documentOf(current, planned(from?.items ?? [], made, now));
    if (await content.publish(site.id, { base: newest.revision, ...made, ...computed }, by, now))
      return newest.revision + 1;
  }
  throw new Error('Many are publishing at this moment.');
};

/**
 * Makes a new revision of what the newest one holds, as after a change of the site's name.
 * @param by staff id; without it the collector's own command published
 * @returns the revision
 */
export const publishSite = (store: Store, site: Site, now: number, by?: number): Promise<number> =>
  release(store, site, now, by, ({ revision }) => ({ from: revision, without: [], add: [] }));

/**
 * Publishes a site's first contents: the tag works at once.
 * @throws Unpublishable in words if one of them cannot be
 * @returns the revision
 */
export const publishNewSite = (
  store: Store,
  site: Site,
  now: number,
  contents: readonly NewContent[],
): Promise<number> =>
  release(store, site, now, undefined, async ({ revision }) => ({
    from: revision,
    without: [],
    add: await Promise.all(
      contents.map(async ({ kind, id, body }) => {
        const known = await store.content.get(site.id, { kind, id });
        return { kind, id, body, version: (known?.newest?.version ?? 0) + 1 };
      }),
    ),
  }));
