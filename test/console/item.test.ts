import { beforeEach, describe, expect, it } from 'vitest';
import type { InboxItem } from '../../protocol/console.ts';
import { createApi } from '../../server/console/state/api.ts';
import { createInbox } from '../../server/console/state/inbox.ts';
import { createOpenItem, type OpenItem } from '../../server/console/state/item.ts';
import { ana, detailOf, fetchFrom, ion, itemOf, NOW, settle, SITE } from './support.ts';

/** A collector whose next changes are answered one by one, as the test says. */
const waiting: ((status: number) => void)[] = [];
let stored = detailOf(itemOf(1, { read: true, labels: ['Gift'] }));
const api = createApi(
  fetchFrom(async (method, path, body) => {
    if (method === 'GET') return { status: 200, body: stored };
    const status = await new Promise<number>((answer) => waiting.push(answer));
    if (path.endsWith('/notes')) return { status, body: status === 200 ? { id: 9, text: 'x', at: NOW, by: ana } : {} };
    if (status === 200) stored = { ...stored, ...(body as Partial<InboxItem>) };
    return { status, body: status === 200 ? stored : { error: 'The disk is full.' } };
  }),
  () => undefined,
);

const refused: string[] = [];
const rows: InboxItem[] = [];
const open = (marksRead = true): OpenItem =>
  createOpenItem('item-1', {
    api,
    site: SITE,
    me: ana,
    staff: () => [ana, ion],
    now: () => NOW,
    marksRead,
    put: (item) => rows.push(item),
    refuse: (text) => refused.push(text),
    settled: () => undefined,
  });
const answer = async (status: number): Promise<void> => {
  await settle();
  waiting.shift()?.(status);
  await settle();
};

beforeEach(() => {
  stored = detailOf(itemOf(1, { read: true, labels: ['Gift'] }));
  for (const list of [waiting, refused, rows]) list.length = 0;
});

describe('a change', () => {
  it('shows at once, in the list as well, before the collector has answered', async () => {
    const item = open();
    await item.load();
    void item.change({ status: 'done', assignee: 2 });
    expect(item.detail.value).toMatchObject({ status: 'done', done_by: ana, done_at: NOW, assignee: ion });
    expect(rows.at(-1)).toMatchObject({ status: 'done', assignee: ion });
    await answer(200);
    expect(item.detail.value?.status).toBe('done');
    expect(refused).toEqual([]);
  });

  it('is taken back with the reason when the collector refuses, and later changes stay', async () => {
    const item = open();
    await item.load();
    void item.change({ labels: ['Gift', 'Payment'] });
    void item.change({ assignee: 1 });
    await answer(500);
    expect(item.detail.value).toMatchObject({ labels: ['Gift'], assignee: ana });
    expect(rows.at(-1)).toMatchObject({ labels: ['Gift'], assignee: ana });
    expect(refused).toEqual(['The change was taken back. The disk is full.']);
    await answer(200);
    expect(stored).toMatchObject({ labels: ['Gift'], assignee: 1 });
  });

  it('takes an assignee away, and a reopened item has nobody who finished it', async () => {
    stored = { ...stored, assignee: ion, status: 'done', done_by: ion, done_at: 1 };
    const item = open();
    await item.load();
    void item.change({ assignee: null, status: 'open' });
    expect(item.detail.value?.assignee).toBeUndefined();
    expect(item.detail.value?.done_by).toBeUndefined();
    await answer(200);
  });
});

describe('opening', () => {
  it('marks as read at once, and as unread again with a message if that fails', async () => {
    stored = detailOf(itemOf(1));
    const item = open();
    void item.load();
    await settle();
    expect(item.detail.value).toMatchObject({ read: true, read_by: ana });
    await answer(500);
    expect(item.detail.value?.read).toBe(false);
    expect(rows.at(-1)?.read).toBe(false);
    expect(refused).toEqual(['It stays unread. The disk is full.']);
  });

  it('changes nothing for those who may only look', async () => {
    stored = detailOf(itemOf(1));
    const item = open(false);
    await item.load();
    await settle();
    expect(item.detail.value?.read).toBe(false);
    expect(waiting).toHaveLength(0);
  });
});

describe('a note', () => {
  it('keeps what was written until it is saved', async () => {
    const item = open();
    await item.load();
    item.setDraft('Called her.');
    const failed = item.addNote().catch((error: unknown) => error);
    await answer(500);
    expect(await failed).toMatchObject({ status: 500, message: 'The collector failed (500). Nothing was changed.' });
    expect(item.draft.value).toBe('Called her.');
    void item.addNote();
    await answer(200);
    expect(item.draft.value).toBe('');
    expect(item.detail.value?.notes).toHaveLength(1);
  });
});

describe('the list', () => {
  it('tells of new ones without moving, and loads further pages once each', async () => {
    let all = [1, 2, 3, 4].map((n) => itemOf(n));
    const counts: number[] = [];
    const list = createInbox(
      createApi(
        fetchFrom((_, path) => {
          const at = Number(new URL(path, 'http://x').searchParams.get('cursor') ?? 0);
          const next = at + 2 < all.length ? { next: String(at + 2) } : {};
          return { status: 200, body: { items: all.slice(at, at + 2), ...next, total: all.length, open: all.length } };
        }),
        () => undefined,
      ),
      (_, open) => counts.push(open),
    );
    await list.load(SITE, {});
    await Promise.all([list.more(), list.more()]);
    expect(list.items.value.map(({ id }) => id)).toEqual(['item-1', 'item-2', 'item-3', 'item-4']);
    expect(list.hasMore.value).toBe(false);

    all = [itemOf(0), { ...itemOf(1), text: 'Said more' }, ...all.slice(1)];
    await list.poll();
    expect(list.fresh.value).toBe(1);
    expect(list.items.value.map(({ text }) => text)).toEqual(['Said more', 'Words 2', 'Words 3', 'Words 4']);
    expect(counts.at(-1)).toBe(5);
    await list.reload();
    expect(list.items.value[0]?.id).toBe('item-0');
    expect(list.fresh.value).toBe(0);
  });
});
