import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import { CONTENT_KINDS, type ContentDetail, type ContentKind, type ContentRow } from '../../../protocol/content.ts';
import type { ContentState, ContentVersionText, PublishResult } from '../../../protocol/content.ts';
import { Refused } from '../../guard/problem.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import type { Parts } from '../../parts.ts';
import { isContentId, isSingle, refusalOf } from '../../publish/checks.ts';
import { makeReady } from '../../publish/compute.ts';
import { publishDraft, publishDrafts, takeOff } from '../../publish/publish.ts';
import { CONTENT_ID, MOST, shaped } from '../../publish/shapes.ts';
import type { ContentKey, StoredContent } from '../../store/store.ts';
import { readBody, readIfAny } from './body.ts';

/** Kinds that everybody on the staff may write and publish; the rest is set up by owners. */
const FOR_STAFF: ReadonlySet<string> = new Set(['article', 'topics'] satisfies ContentKind[]);

/** Within what both databases can compare. */
const count = v.pipe(
  v.number('not a number'),
  v.integer('not a whole number'),
  v.minValue(0, 'below 0'),
  v.maxValue(1e9, 'too large'),
);
const changeSchema = v.object({ rev: count, version: v.exactOptional(count), body: v.unknown() });
const revSchema = v.object({ rev: v.exactOptional(count) });
/** Drafts that are published together. */
const draftsSchema = v.object({
  drafts: v.pipe(
    v.array(v.object({ id: v.pipe(v.string(), v.regex(CONTENT_ID, 'not an id')), rev: count }), 'not a list'),
    v.minLength(1, 'none'),
    v.maxLength(MOST.article, 'too many'),
    v.check((drafts) => new Set(drafts.map(({ id }) => id)).size === drafts.length, 'one of them twice'),
  ),
});

const NONE = 'There is no such content.';
const MOVED = 'Somebody else has changed this meanwhile. Read it again before you change it.';

/** Content lies under /content/KIND/ID. */
const keyOf = (c: Context<SiteEnv>): ContentKey => {
  const [kind, id] = [c.req.param('kind'), c.req.param('id') ?? ''];
  const known = CONTENT_KINDS.find((one) => one === kind);
  if (!known || !isContentId(known, id)) throw new Refused(404, NONE);
  return { kind: known, id };
};

const mayWrite = () =>
  createMiddleware<SiteEnv>(async function mayWrite(c, next) {
    return atLeast(FOR_STAFF.has(c.req.param('kind') ?? '') ? 'staff' : 'owner')(c, next);
  });

const stateOf = ({ draft, live, newest }: StoredContent): ContentState => {
  if (live) return draft ? 'changed' : 'live';
  return newest ? 'off' : 'draft';
};

/** What stands against publishing a draft; of nudges alone, since to know it of an article its whole text is read. */
const refusedOf = (kind: ContentKind, { id, draft }: StoredContent) => {
  const refused = kind === 'nudge' && draft && refusalOf(kind, id, draft.body);
  return refused ? { refused } : {};
};

const rowOf = (kind: ContentKind, content: StoredContent): ContentRow => {
  const { id, draft, live } = content;
  const { body, at, by } = (draft ?? live ?? content.newest)!;
  const changed = draft && { rev: draft.rev, ...(live && { live: live.body }) };
  const refused = refusedOf(kind, content);
  return { id, state: stateOf(content), body, ...changed, ...refused, at, ...(by && { by }) } as ContentRow;
};

/** What owners write: drafts, publishing, versions; under /sites/KEY/content. */
export const contentRoutes = (parts: Parts) => {
  const { store, now } = parts;
  const { content } = store;

  const detailOf = async (siteId: number, key: ContentKey): Promise<ContentDetail> => {
    const [found, versions] = await Promise.all([content.get(siteId, key), content.versions(siteId, key)]);
    if (!found && isSingle(key.kind)) return { id: key.id, state: 'draft', versions: [] };
    if (!found) throw new Refused(404, NONE);
    const { id, draft, live } = found;
    const list = versions.map(({ version, at, by }) => {
      return { version, at, ...(by && { by }), live: version === live?.version };
    });
    return {
      id,
      state: stateOf(found),
      ...(draft && { draft }),
      ...(live && { live }),
      ...refusedOf(key.kind, found),
      versions: list,
    } as ContentDetail;
  };

  const publisherOf = (c: Context<SiteEnv>) => ({ now: now(), by: c.get('staff').id });

  /** What a publication leaves: the revision it made, and where the content stands now. */
  const resultOf = async (c: Context<SiteEnv>, revision: number): Promise<PublishResult> => ({
    revision,
    detail: await detailOf(c.get('site').id, keyOf(c)),
  });

  const saveDraft = async (c: Context<SiteEnv>, body: unknown, base: { rev: number; version?: number }) => {
    const key = keyOf(c);
    const { id } = c.get('site');
    if (base.rev === 0 && !(await content.hasRoom(id, key, MOST[key.kind])))
      throw new Refused(400, `There are ${MOST[key.kind]}, the most of this kind. Change one of them.`);
    const rev = await content.saveDraft(id, key, base, shaped(key.kind, body), c.get('staff').id, now());
    if (rev === undefined) throw new Refused(409, MOVED);
    if (key.kind === 'article') makeReady();
    return c.json(await detailOf(id, key));
  };

  const versionOf = async (c: Context<SiteEnv>) => {
    const found = await content.version(c.get('site').id, keyOf(c), Number(c.req.param('version')));
    if (!found) throw new Refused(404, 'There is no such version.');
    return found;
  };

  return new Hono<SiteEnv>()
    .get('/:kind', async (c) => {
      const kind = CONTENT_KINDS.find((one) => one === c.req.param('kind'));
      if (!kind) throw new Refused(404, NONE);
      const list = await content.list(c.get('site').id, kind);
      return c.json(list.map((one) => rowOf(kind, one)));
    })
    .get('/:kind/:id', async (c) => c.json(await detailOf(c.get('site').id, keyOf(c))))
    .get('/:kind/:id/versions/:version{[0-9]{1,9}}', async (c) => {
      const { version, body, at, by } = await versionOf(c);
      return c.json({ version, at, ...(by && { by }), body } as ContentVersionText);
    })
    .put('/:kind/:id/draft', mayWrite(), async (c) => {
      const { body, ...base } = await readBody(c, changeSchema);
      return saveDraft(c, body, base);
    })
    .delete('/:kind/:id/draft', mayWrite(), async (c) => {
      const rev = c.req.query('rev') ?? '';
      if (!/^\d{1,9}$/.test(rev)) throw new Refused(400, 'rev: say which draft, as ?rev=3', 'rev');
      const dropped = await content.dropDraft(c.get('site').id, keyOf(c), Number(rev));
      if (!dropped) throw new Refused(409, MOVED);
      return c.body(null, 204);
    })
    .post('/:kind/publish', mayWrite(), async (c) => {
      const kind = CONTENT_KINDS.find((one) => one === c.req.param('kind'));
      if (!kind) throw new Refused(404, NONE);
      const { drafts } = await readBody(c, draftsSchema);
      const keys = drafts.map(({ id, rev }) => ({ kind, id, rev }));
      return c.json({ revision: await publishDrafts(store, c.get('site'), keys, publisherOf(c)) });
    })
    .post('/:kind/:id/publish', mayWrite(), async (c) => {
      const { rev } = await readIfAny(c, revSchema);
      const revision = await publishDraft(store, c.get('site'), keyOf(c), publisherOf(c), rev);
      return c.json(await resultOf(c, revision));
    })
    .post('/:kind/:id/unpublish', mayWrite(), async (c) =>
      c.json(await resultOf(c, await takeOff(store, c.get('site'), keyOf(c), publisherOf(c)))),
    )
    .post('/:kind/:id/versions/:version{[0-9]{1,9}}/restore', mayWrite(), async (c) => {
      const { rev = 0 } = await readIfAny(c, revSchema);
      return saveDraft(c, (await versionOf(c)).body, { rev });
    });
};
