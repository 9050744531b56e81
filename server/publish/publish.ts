import type { ArticleContent, ContentKind, TopicsContent } from '../../protocol/content.ts';
import type { ContentItem, ContentKey, Release, Site, Store, StoredContent } from '../store/store.ts';
import { publishable, refusalOf } from './checks.ts';
import { compute } from './compute.ts';
import { dated } from './dates.ts';
import { packedOf } from './packed.ts';
import type { NewContent } from './standard.ts';
import { checkWeight } from './weight.ts';

type Plan = Pick<Release, 'from' | 'without' | 'add' | 'restored'>;
type Newest = { revision: number; items: ContentItem[] };

/** Who publishes, and when. Without `by` it was the collector's own command. */
export interface Publisher {
  now: number;
  by?: number;
}

/** Nothing was published, since what was to be is not there (any more). */
export class Nothing extends Error {}

/** As many as publish at once at most before one of them is told to try again. */
const ATTEMPTS = 20;

const isOneOf =
  (list: readonly ContentKey[]) =>
  ({ kind, id }: ContentKey): boolean =>
    list.some((one) => one.kind === kind && one.id === id);

/** What the revision will hold. */
const planned = (items: readonly ContentItem[], { without, add }: Plan, now: number) => {
  const gone = isOneOf([...without, ...add]);
  const fresh = add.map(({ kind, id, version, body }) => ({ kind, id, version, body, at: now }));
  return [...items.filter((item) => !gone(item)), ...fresh];
};

/**
 * Makes a revision of what `plan` says of the newest one. It is computed outside of any transaction, since that takes
 * time, and kept only if no other was made meanwhile; else all begins again upon that one.
 * @throws Unpublishable when the document would be too heavy
 * @returns the revision
 */
const release = async (
  store: Store,
  site: Site,
  { now, by }: Publisher,
  plan: (newest: Newest) => Plan | Promise<Plan>,
): Promise<number> => {
  const { content, sites } = store;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const newest = (await content.contents(site.id)) ?? { revision: 0, items: [] };
    const made = await plan(newest);
    const from = made.from === newest.revision ? newest : await content.contents(site.id, made.from);
    // Read after the contents: who changes the name publishes afterwards, so that an old name is never the last.
    const current = (await sites.byKey(site.key)) ?? site;
    const publication = await compute(current, planned(from?.items ?? [], made, now));
    checkWeight(publication.document);
    const packed = await packedOf(publication.parts, await content.packed(site.id));
    const base = newest.revision;
    if (await content.publish(site.id, { base, ...made, ...publication, packed }, by, now)) return base + 1;
  }
  throw new Nothing('Others are publishing at this moment. Try again.');
};

const nextVersion = (known: StoredContent | undefined): number => (known?.newest?.version ?? 0) + 1;

/** A draft to publish: the one with this `rev` that was read; without it the draft as it is. */
export type DraftKey = ContentKey & { rev?: number | undefined };

/** A draft as the version it becomes. */
const versionFrom = async (store: Store, site: Site, { rev, ...item }: DraftKey, items: readonly ContentItem[]) => {
  const known = await store.content.get(site.id, item);
  const draft = known?.draft;
  if (!draft) throw new Nothing('There is no draft to publish: it was published or thrown away meanwhile.');
  if (rev !== undefined && draft.rev !== rev)
    throw new Nothing('Somebody else has changed the draft meanwhile. Read it again.');
  const body = publishable(item.kind, item.id, draft.body);
  const before = items.find(isOneOf([item])) as { body: ArticleContent; at: number } | undefined;
  const version = { ...item, version: nextVersion(known), rev: draft.rev };
  return { ...version, body: item.kind === 'article' ? dated(body as ArticleContent, before) : body };
};

const TOPICS: ContentKey = { kind: 'topics', id: 'topics' };
const topicIds = (body: unknown): Set<string> =>
  new Set((body as TopicsContent | undefined)?.topics.map(({ id }) => id) ?? []);

/** The draft of topics, if articles to be published stand under topics that it alone names, and it can be published. */
const topicsOf = async (store: Store, site: Site, add: Release['add'], items: readonly ContentItem[]) => {
  if (add.some(isOneOf([TOPICS]))) return [];
  const known = topicIds(items.find(isOneOf([TOPICS]))?.body);
  const used = add.flatMap(({ kind, body }) => (kind === 'article' ? ((body as ArticleContent).topic ?? []) : []));
  const missing = used.filter((id) => !known.has(id));
  if (missing.length === 0) return [];
  const draft = (await store.content.get(site.id, TOPICS))?.draft;
  const named = topicIds(draft?.body);
  if (!draft || !missing.some((id) => named.has(id)) || refusalOf('topics', 'topics', draft.body)) return [];
  return [await versionFrom(store, site, { ...TOPICS, rev: draft.rev }, items)];
};

/**
 * Publishes drafts as new versions, in one revision; with articles also the draft of topics, if they need it.
 * @throws Unpublishable in words that say the remedy; Nothing if one of the drafts is not there
 */
export const publishDrafts = (store: Store, site: Site, drafts: readonly DraftKey[], publisher: Publisher) =>
  release(store, site, publisher, async ({ revision, items }) => {
    const add = [];
    for (const draft of drafts) add.push(await versionFrom(store, site, draft, items));
    return { from: revision, without: [], add: [...add, ...(await topicsOf(store, site, add, items))] };
  });

/** Publishes one draft as a new version. @throws as publishDrafts */
export const publishDraft = (store: Store, site: Site, item: ContentKey, publisher: Publisher, rev?: number) =>
  publishDrafts(store, site, [{ ...item, rev }], publisher);

/** Takes something off the pages; its versions and draft stay. @throws Nothing if it is not on them */
export const takeOff = (store: Store, site: Site, item: ContentKey, publisher: Publisher) =>
  release(store, site, publisher, ({ revision, items }) => {
    if (!items.some(isOneOf([item]))) throw new Nothing('It is not on the pages.');
    return { from: revision, without: [item], add: [] };
  });

/** Makes a new revision of what an older one held. @throws Nothing if there is no such revision */
export const rollBack = (store: Store, site: Site, to: number, publisher: Publisher) =>
  release(store, site, publisher, async () => {
    if (!(await store.content.contents(site.id, to))) throw new Nothing('There is no such revision.');
    return { from: to, without: [], add: [], restored: to };
  });

/** Makes a new revision of what the newest one holds, as after a change of the site's name. */
export const publishSite = (store: Store, site: Site, now: number, by?: number): Promise<number> =>
  release(store, site, { now, ...(by !== undefined && { by }) }, ({ revision }) => ({
    from: revision,
    without: [],
    add: [],
  }));

/**
 * Publishes a site's first contents: the tag works at once.
 * @throws Unpublishable in words if one of them cannot be
 * @returns the revision
 */
export const publishNewSite = (
  store: Store,
  site: Site,
  now: number,
  contents: readonly (NewContent | { kind: ContentKind; id: string; body: unknown })[],
): Promise<number> =>
  release(store, site, { now }, async ({ revision }) => {
    const add = contents.map(async ({ kind, id, body }) => ({
      kind,
      id,
      body: publishable(kind, id, body),
      version: nextVersion(await store.content.get(site.id, { kind, id })),
    }));
    return { from: revision, without: [], add: await Promise.all(add) };
  });
