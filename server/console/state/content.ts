import { signal, type ReadonlySignal } from '@preact/signals';
import type { ContentBodies, ContentDetail, ContentKind } from '../../../protocol/content.ts';
import { same } from '../format/same.ts';
import { reasonOf, type Api } from './api.ts';
import { createContentApi, type ContentApi } from './contentApi.ts';
import { createSaving, type Saving } from './contentSaving.ts';
import { refusalOf, statusOf, type Refusal } from './refusal.ts';
import { createShelf, type Device } from './shelf.ts';

export type ContentAct = 'publish' | 'unpublish' | 'discard' | 'restore';

export interface ContentItem<K extends ContentKind> {
  /** Undefined until a new one is first saved. */
  id: ReadonlySignal<string | undefined>;
  /** What the collector has; undefined while it is asked, and for a new one. */
  detail: ReadonlySignal<ContentDetail<K> | undefined>;
  /** What is being written. */
  body: ReadonlySignal<ContentBodies[K] | undefined>;
  saving: ReadonlySignal<Saving>;
  /** When it was last saved here. */
  savedAt: ReadonlySignal<number | undefined>;
  /** Whether what is not saved would be lost with this tab. */
  atRisk: ReadonlySignal<boolean>;
  /** Why it did not load. */
  problem: ReadonlySignal<string>;
  refusal: ReadonlySignal<Refusal | undefined>;
  /** What was written here when somebody else had changed it: `body` is theirs then, and waits for a choice. */
  mine: ReadonlySignal<ContentBodies[K] | undefined>;
  busy: ReadonlySignal<ContentAct | undefined>;
  load(): Promise<void>;
  /** Reads again what others may have changed; never over what is written here. */
  refresh(): Promise<void>;
  /** @param wait ms after which it is saved, if nothing is written meanwhile */
  edit(body: ContentBodies[K], wait?: number): void;
  /** Whether all that was written is at the collector. */
  save(): Promise<boolean>;
  takeMine(): void;
  takeTheirs(): void;
  /** The revision, or undefined with a `refusal`. */
  publish(): Promise<number | undefined>;
  unpublish(): Promise<number | undefined>;
  /** Throws the draft away: 'gone' if nothing else was there. */
  discard(): Promise<'kept' | 'gone' | undefined>;
  restore(version: number): Promise<boolean>;
  version(version: number): Promise<ContentBodies[K]>;
  /** Saves what is left to save, and ends. */
  leave(): Promise<void>;
}

export interface ContentParts<K extends ContentKind> {
  api: Pick<Api, 'get' | 'send'>;
  site: string;
  kind: K;
  /** Missing for a new one. */
  id?: string;
  /** What a new one begins with; also stands in for one of which there is nothing yet. */
  blank?: ContentBodies[K];
  /** The id of a new one, when it is first saved; made unique with a number. */
  name?: (body: ContentBodies[K]) => string;
  /** What new ones are kept under on this device. */
  keptAs?: string;
  storage: () => Device;
  now: () => number;
  /** A timer; returns its stop. */
  later?: (run: () => void, ms: number) => () => void;
}

const timer = (run: () => void, ms: number): (() => void) => {
  const running = setTimeout(run, ms);
  return () => clearTimeout(running);
};

/** What was last written or published; one that was taken off has only its versions. */
const bodyOf = async <K extends ContentKind>(
  detail: ContentDetail<K>,
  api: ContentApi<K>,
): Promise<ContentBodies[K] | undefined> => {
  const { id, draft, live, versions } = detail;
  const [newest] = versions;
  return draft?.body ?? live?.body ?? (newest && (await api.version(id, newest.version)));
};

/** One content of any kind as it is edited: drafts save themselves, and nobody overwrites unseen what another wrote. */
export const createContentItem = <K extends ContentKind>(parts: ContentParts<K>): ContentItem<K> => {
  const api = createContentApi(parts.api, parts.site, parts.kind);
  const id = signal(parts.id);
  const detail = signal<ContentDetail<K> | undefined>(undefined);
  const body = signal<ContentBodies[K] | undefined>(undefined);
  const problem = signal('');
  const refusal = signal<Refusal | undefined>(undefined);
  const busy = signal<ContentAct | undefined>(undefined);
  const shelfName = (): string => [parts.site, parts.kind, id.value ?? `new ${parts.keptAs ?? ''}`].join('/');

  const saver = createSaving<K>({
    ...parts,
    calls: api,
    shelf: createShelf(parts.storage, shelfName),
    later: parts.later ?? timer,
    id,
    detail,
    body,
    refusal,
  });

  const take = async (found: ContentDetail<K>): Promise<void> => {
    const text = await bodyOf(found, api);
    detail.value = found;
    if (!saver.dirty() && text) body.value = text;
  };
  const nothingYet = (error: unknown): boolean => statusOf(error) === 404 && parts.blank !== undefined;

  const load = async (): Promise<void> => {
    problem.value = '';
    try {
      if (id.value === undefined) body.value = parts.blank;
      else await take(await api.read(id.value));
    } catch (error) {
      if (nothingYet(error)) body.value = parts.blank;
      else problem.value = reasonOf(error);
    }
    if (body.value) saver.recall();
  };

  const refresh = async (): Promise<void> => {
    const known = detail.value;
    if (!known || saver.dirty() || saver.mine.value || busy.value) return;
    const found = await api.read(known.id).catch(() => undefined);
    // Somebody may have written while it was asked, and even saved it: then this answer is the older one.
    const outdated = saver.dirty() || busy.value || detail.value !== known;
    if (found && !outdated && !same(found, known)) await take(found);
  };

  /** One act at a time; a refusal is told, and what the collector has now is read again if it was another. */
  const act = async <T>(name: ContentAct, run: (known: ContentDetail<K>) => Promise<T>): Promise<T | undefined> => {
    if (busy.value) return undefined;
    busy.value = name;
    refusal.value = undefined;
    let outdated = false;
    try {
      return await saver.after(async () => detail.value && run(detail.value));
    } catch (error) {
      refusal.value = refusalOf(error);
      outdated = statusOf(error) === 409 || statusOf(error) === 0;
      return undefined;
    } finally {
      busy.value = undefined;
      if (outdated) await refresh();
    }
  };

  return {
    id,
    detail,
    body,
    problem,
    refusal,
    busy,
    saving: saver.saving,
    savedAt: saver.savedAt,
    atRisk: saver.atRisk,
    mine: saver.mine,
    load,
    refresh,
    edit: saver.edit,
    save: saver.save,
    takeMine: saver.takeMine,
    takeTheirs: saver.takeTheirs,
    leave: saver.leave,
    version: (version) => api.version(id.value ?? '', version),
    publish: async () => {
      // What was taken off, or begun from a question, is no draft yet.
      if (body.value && !detail.value?.draft && detail.value?.state !== 'live') saver.edit(body.value, 0);
      if (!(await saver.save())) return undefined;
      return act('publish', async (known) => {
        const published = await api.publish(known.id, known.draft?.rev ?? 0);
        await take(published.detail);
        return published.revision;
      });
    },
    unpublish: () =>
      act('unpublish', async (known) => {
        const published = await api.unpublish(known.id);
        await take(published.detail);
        return published.revision;
      }),
    discard: async () => {
      // Another's words wait for a choice: these are not one's own to throw away.
      if (saver.mine.value) return undefined;
      saver.forget();
      await saver.after(async () => saver.forget());
      if (saver.mine.value) return undefined;
      if (!detail.value) return 'gone';
      return act('discard', async (known) => {
        if (known.draft) await api.discard(known.id, known.draft.rev);
        if (!known.versions.length) return 'gone';
        await take(await api.read(known.id));
        return 'kept';
      });
    },
    restore: async (version) => {
      if (!(await saver.save())) return false;
      const restored = await act('restore', async (known) => {
        await take(await api.restore(known.id, version, known.draft?.rev ?? 0));
        return true;
      });
      return restored ?? false;
    },
  };
};

/** Whether something is written here that is not published: at the collector, or on its way there. */
export const hasDraft = <K extends ContentKind>({ saving, detail }: ContentItem<K>): boolean =>
  detail.value?.draft !== undefined || (saving.value !== 'clean' && saving.value !== 'saved');

/** Whether there is something to publish: a draft, or what was taken off. */
export const isPublishable = <K extends ContentKind>(item: ContentItem<K>): boolean =>
  hasDraft(item) || item.detail.value?.state !== 'live';
