import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { InboxChange, InboxDetail, InboxItem, StaffRef } from '../../../protocol/console.ts';
import { words } from '../words.ts';
import { reasonOf, type Api } from './api.ts';

/** One opened item: what the collector says, and what was done here and not yet confirmed. */
export interface OpenItem {
  readonly id: string;
  detail: ReadonlySignal<InboxDetail | undefined>;
  problem: ReadonlySignal<string>;
  /** Half-written note; kept while the console is open. */
  draft: ReadonlySignal<string>;
  load(): Promise<void>;
  /** Shown at once; taken back, with a message, if the collector refuses. */
  change(change: InboxChange): Promise<void>;
  setDraft(text: string): void;
  /** Rejects with ApiError; the draft is kept then. */
  addNote(): Promise<void>;
}

export interface ItemParts {
  api: Api;
  site: string;
  me: StaffRef;
  staff: () => StaffRef[];
  now: () => number;
  /** Keeps the list's row the same as the detail. */
  put(item: InboxItem): void;
  refuse(text: string): void;
  /** Called when the collector has answered a change of status, since counts change with it. */
  settled(): void;
  /** Whether opening it marks it as read: not for those who may only look. */
  marksRead: boolean;
}

/** The item as it is after a change, by the rules the collector has. */
export const applied = (
  item: InboxDetail,
  change: InboxChange,
  parts: Pick<ItemParts, 'me' | 'staff' | 'now'>,
): InboxDetail => {
  const { assignee, read_at, read_by, done_at, done_by, ...rest } = item;
  const now = { at: parts.now(), by: parts.me };
  const read = change.read ?? item.read;
  const status = change.status ?? item.status;
  const given =
    change.assignee === undefined ? assignee : parts.staff().find((person) => person.id === change.assignee);
  return {
    ...rest,
    read,
    status,
    labels: change.labels ?? item.labels,
    ...(given ? { assignee: given } : {}),
    ...(read ? { read_at: read_at ?? now.at, read_by: read_by ?? now.by } : {}),
    ...(status === 'done' ? { done_at: done_at ?? now.at, done_by: done_by ?? now.by } : {}),
  };
};

/** What the list shows of an item. */
const rowOf = ({
  id,
  kind,
  text,
  score,
  scale,
  survey,
  lang,
  at,
  status,
  read,
  labels,
  assignee,
}: InboxDetail): InboxItem => ({
  id,
  kind,
  text,
  lang,
  at,
  status,
  read,
  labels,
  ...(score === undefined ? {} : { score }),
  ...(scale === undefined ? {} : { scale }),
  ...(survey === undefined ? {} : { survey }),
  ...(assignee ? { assignee } : {}),
});

export const createOpenItem = (id: string, parts: ItemParts): OpenItem => {
  const { api, site } = parts;
  const base = signal<InboxDetail | undefined>(undefined);
  const pending = signal<InboxChange[]>([]);
  const problem = signal('');
  const draft = signal('');
  let sending: Promise<void> = Promise.resolve();
  const detail = computed(
    () => base.value && pending.value.reduce((item, change) => applied(item, change, parts), base.value),
  );
  const tellList = (): void => {
    if (detail.value) parts.put(rowOf(detail.value));
  };

  const send = async (change: InboxChange): Promise<void> => {
    try {
      base.value = await api.change(site, id, change);
    } catch (error) {
      const told = change.read && Object.keys(change).length === 1 ? words.item.readFailed : words.item.changeFailed;
      parts.refuse(told(reasonOf(error)));
    }
    pending.value = pending.value.filter((other) => other !== change);
    tellList();
    if (change.status) parts.settled();
  };

  const change = (wanted: InboxChange): Promise<void> => {
    pending.value = [...pending.value, wanted];
    tellList();
    // One after the other, so that the collector ends with the last one.
    sending = sending.then(() => send(wanted));
    return sending;
  };

  return {
    id,
    detail,
    problem,
    draft,
    change,
    load: async () => {
      problem.value = '';
      try {
        base.value = await api.detail(site, id);
        tellList();
        if (parts.marksRead && !base.value.read) await change({ read: true });
      } catch (error) {
        problem.value = reasonOf(error);
      }
    },
    setDraft: (text) => {
      draft.value = text;
    },
    addNote: async () => {
      const note = await api.note(site, id, draft.value.trim());
      draft.value = '';
      if (base.value) base.value = { ...base.value, notes: [...base.value.notes, note] };
    },
  };
};
