import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContentDetail, RevisionRow } from '../../../protocol/content.ts';
import { standardLook } from '../../../server/publish/standard.ts';
import { nudge } from '../publish/contents.ts';
import type { Browser } from './desk.ts';
import { AT, openWriting, RETURNS, titled, type Writing } from './writing.ts';

let place: Writing;
let ana: Browser;
beforeEach(async () => {
  place = await openWriting();
  ana = place.ana;
});
afterEach(() => place.desk.close());

describe('revisions', () => {
  const rows = async () => (await ana.get<RevisionRow[]>('/sites/demo/revisions')).json;
  const put = async (path: string, body: unknown) => {
    const known = await ana.get<ContentDetail>(path);
    await place.draft(path, known.status === 200 ? (known.json.draft?.rev ?? 0) : 0, body);
    return (await place.publish(path)).json.revision;
  };

  it('tell by name what was changed, by whom, and lead back exactly', async () => {
    await put(RETURNS, titled('Returns'));
    await put(`${AT}/look/look`, { ...standardLook, brand: '#aa3366', mark: 'Z' });
    const then = await place.document();
    await put(RETURNS, titled('Send it back'));
    await put(`${AT}/nudge/idle-cart`, nudge({ on: true }));
    await ana.post(`${RETURNS}/unpublish`);
    expect((await place.document()).nudges).toHaveLength(1);
    const told = (await rows()).map(({ revision, changes }) => [
      revision,
      ...changes.map(({ name, how }) => `${how} ${name}`),
    ]);
    expect(told).toEqual([
      [6, 'removed Send it back'],
      [5, 'changed Idle basket'],
      [4, 'changed Send it back'],
      [3, 'changed look'],
      [2, 'added Returns'],
      [1, 'added budget', 'added look', 'added Leaving with a basket', 'added Idle basket', 'added Your order'],
    ]);
    expect((await ana.post<{ revision: number }>('/sites/demo/revisions/3/restore')).json).toEqual({ revision: 7 });
    expect(await place.document()).toEqual({ ...then, revision: 7 });
    expect(await place.titles()).toEqual(['Returns']);
    expect((await rows())[0]).toMatchObject({ revision: 7, restored: 3, by: { name: 'ana' } });
    expect((await ana.get<ContentDetail>(RETURNS)).json).toMatchObject({ state: 'live', live: { version: 1 } });
    expect(await put(RETURNS, titled('Third'))).toBe(8);
    expect((await ana.get<ContentDetail>(RETURNS)).json.live!.version).toBe(3);
  });

  it('before the first, or without a number, are not there', async () => {
    for (const revision of ['0', '9', 'x', '-1']) {
      const { status } = await ana.post(`/sites/demo/revisions/${revision}/restore`);
      expect([revision, status]).toEqual([revision, 404]);
    }
    expect((await ana.get<RevisionRow[]>('/sites/demo/revisions?before=1')).json).toEqual([]);
    expect((await ana.get<RevisionRow[]>('/sites/demo/revisions?before=x')).json).toHaveLength(1);
  });

  it('reach an open page by a new ETag, and only then', async () => {
    const ask = (etag = '') =>
      fetch(`${place.desk.url}/v1/sites/demo/site.json`, { headers: { 'if-none-match': etag } });
    const etag = (await ask()).headers.get('etag')!;
    expect((await ask(etag)).status).toBe(304);
    await put(RETURNS, titled('Returns'));
    const fresh = await ask(etag);
    expect(fresh.status).toBe(200);
    expect(fresh.headers.get('etag')).not.toBe(etag);
  });
});
