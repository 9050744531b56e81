import type { ContentDetail, ContentKind, ContentState } from '../../protocol/content.ts';
import type { StaffRef } from '../../protocol/console.ts';
import { ana, NOW, type Collector } from './support.ts';

interface Stored {
  rev: number;
  draft?: unknown;
  by: StaffRef;
  versions: unknown[];
  /** Number of the version that is on the pages, 0 for none. */
  live?: number;
}
type Body = { rev?: number; version?: number; body?: unknown; drafts?: { id: string; rev: number }[] };

/** The collector's contents in memory, by `kind/id`, with the answers of server/routes/console/content.ts. */
export const createContents = () => {
  const stored = new Map<string, Stored>();
  const asked: string[] = [];
  /** What the next requests of this method are answered with instead: 0 for no answer at all. */
  const held: { method: string; until: Promise<void> }[] = [];
  const troubles: { method: string; status: number; field?: string; after?: boolean }[] = [];
  let revision = 1;

  const stateOf = ({ draft, live, versions }: Stored): ContentState => {
    if (live) return draft ? 'changed' : 'live';
    return versions.length ? 'off' : 'draft';
  };
  const detailOf = (id: string, one: Stored): ContentDetail => {
    const { draft, rev, live, versions, by } = one;
    const stamp = { at: NOW, by };
    return {
      id,
      state: stateOf(one),
      ...(draft ? { draft: { rev, body: draft, ...stamp } } : {}),
      ...(live ? { live: { version: live, body: versions[live - 1], ...stamp } } : {}),
      versions: versions.map((_, n) => ({ version: n + 1, ...stamp, live: n + 1 === live })).toReversed(),
    } as ContentDetail;
  };
  const rowOf = (id: string, one: Stored) => {
    const live = one.live ? one.versions[one.live - 1] : undefined;
    const body = one.draft ?? live ?? one.versions.at(-1);
    const rev = one.draft ? { rev: one.rev } : {};
    return { id, state: stateOf(one), body, ...rev, ...(one.draft && live ? { live } : {}), at: NOW, by: one.by };
  };
  const none = { status: 404, body: { error: 'There is no such content.' } };
  const moved = { status: 409, body: { error: 'Somebody else has changed this meanwhile.' } };
  const ok = (body: unknown) => ({ status: 200, body });

  const write = (key: string, id: string, { rev, version, body }: Body, by = ana) => {
    const one = stored.get(key) ?? { rev: 0, by, versions: [] };
    const behind = version !== undefined && version !== one.versions.length;
    if ((one.draft ? one.rev : 0) !== rev || behind) return moved;
    const next = { ...one, draft: body, rev: one.rev + 1, by };
    stored.set(key, next);
    return ok(detailOf(id, next));
  };
  const publish = (key: string, id: string, one: Stored) => {
    if (!one.draft) return { status: 409, body: { error: 'There is no draft to publish.' } };
    const { draft, ...rest } = one;
    const next = { ...rest, rev: one.rev + 1, versions: [...one.versions, draft], live: one.versions.length + 1 };
    stored.set(key, next);
    return ok({ revision: ++revision, detail: detailOf(id, next) });
  };
  const takeOff = (key: string, id: string, one: Stored) => {
    const next: Stored = { ...one, live: 0 };
    stored.set(key, next);
    return ok({ revision: ++revision, detail: detailOf(id, next) });
  };
  const discard = (key: string, one: Stored) => {
    if (one.versions.length) stored.set(key, { ...one, draft: undefined, rev: one.rev + 1 });
    else stored.delete(key);
    return ok(undefined);
  };

  const answer = (method: string, pathname: string, body: Body) => {
    const [kind = '', id, act, version] = pathname.replace(/^.*\/content\//, '').split('/');
    const key = `${kind}/${id}`;
    const one = id === undefined ? undefined : stored.get(key);
    if (act === 'preview') return ok({ url: `/console/preview/${id}/` });
    if (id === undefined) {
      const all = [...stored].filter(([name]) => name.startsWith(`${kind}/`));
      return ok(all.map(([name, each]) => rowOf(name.slice(kind.length + 1), each)));
    }
    if (method === 'PUT') return write(key, id, body);
    if (method === 'POST' && id === 'publish') {
      for (const draft of body.drafts ?? [])
        publish(`${kind}/${draft.id}`, draft.id, stored.get(`${kind}/${draft.id}`)!);
      return ok({ revision });
    }
    if (!one) return none;
    if (act === 'draft') return discard(key, one);
    if (act === 'publish') return publish(key, id, one);
    if (act === 'unpublish') return takeOff(key, id, one);
    const old = one.versions[Number(version) - 1];
    if (act === 'versions' && method === 'POST') return write(key, id, { rev: body.rev ?? 0, body: old });
    if (act === 'versions') return ok({ version: Number(version), at: NOW, body: old });
    return ok(detailOf(id, one));
  };

  const respond = (method: string, path: string, body: unknown) => {
    const { pathname } = new URL(path, 'http://x');
    asked.push(`${method} ${pathname.replace(/^.*\/content\//, '')}`);
    const n = troubles.findIndex((one) => one.method === method);
    const trouble = n < 0 ? undefined : troubles.splice(n, 1)[0];
    const given = !trouble || trouble.after ? answer(method, pathname, (body ?? {}) as Body) : undefined;
    if (trouble?.status === 0) throw new TypeError('no connection');
    if (!trouble) return given!;
    const field = trouble.field ? { field: trouble.field } : {};
    return { status: trouble.status, body: { error: 'Not so.', ...field } };
  };

  const collector: Collector = (method, path, body) => {
    const given = respond(method, path, body);
    const n = held.findIndex((one) => one.method === method);
    return n < 0 ? given : held.splice(n, 1)[0]!.until.then(() => given);
  };

  return {
    asked,
    troubles,
    /** The next answer to this method is made at once, and comes when what this returns is called. */
    hold: (method: string): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.push({ method, until: promise });
      return resolve;
    },
    collector,
    stored,
    put: (kind: ContentKind, id: string, one: Partial<Stored>) =>
      void stored.set(`${kind}/${id}`, { rev: 1, by: ana, versions: [], ...one }),
    /** A change by a colleague, behind the console's back. */
    change: (kind: ContentKind, id: string, body: unknown, by: StaffRef) => {
      const one = stored.get(`${kind}/${id}`)!;
      stored.set(`${kind}/${id}`, { ...one, draft: body, rev: one.rev + 1, by });
    },
  };
};
export type Contents = ReturnType<typeof createContents>;
