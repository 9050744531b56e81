import { signal, type ReadonlySignal } from '@preact/signals';
import type { ContentBodies, ContentDetail, PublishResult } from '../../../../protocol/content.ts';
import { ApiError, reasonOf, type Api } from '../../state/api.ts';
import { createShelf, type Device } from '../../state/shelf.ts';

export type SettingKind = 'look' | 'hours' | 'budget';

/** What stands between a change and the pages: nothing yet, on its way, out there, or the reason why not. */
export type Phase =
  | { state: 'still' }
  | { state: 'busy' }
  | { state: 'published'; revision: number }
  | { state: 'refused'; reason: string; field?: string };

/** What was written and not published, and upon what. */
interface Written<K extends SettingKind> {
  base: { rev: number; version: number };
  body: ContentBodies[K];
}

/** One thing an owner sets up. It has no drafts to look after: until it is published it is kept on this device. */
export interface Setting<K extends SettingKind> {
  /** Undefined until it is there. */
  body: ReadonlySignal<ContentBodies[K] | undefined>;
  /** Other than what is published. */
  changed: ReadonlySignal<boolean>;
  phase: ReadonlySignal<Phase>;
  /** Why it could not be read. */
  problem: ReadonlySignal<string>;
  load(): Promise<void>;
  /** As `load`, without what was written here. */
  readAgain(): Promise<void>;
  write(change: Partial<ContentBodies[K]>): void;
  publish(): Promise<void>;
  /** On the pages now. */
  live: ReadonlySignal<boolean>;
  takeOff(): Promise<void>;
}

const refusedBy = (error: unknown): Phase => ({
  state: 'refused',
  reason: reasonOf(error),
  ...(error instanceof ApiError && error.field ? { field: error.field } : {}),
});

/**
 * @param fallback what stands there when the shop has never set this up
 * @param published told after each publication
 * @param storage where it is kept until then
 */
export const createSetting = <K extends SettingKind>(
  api: Pick<Api, 'get' | 'send'>,
  site: string,
  kind: K,
  fallback: ContentBodies[K],
  published: () => void,
  storage: () => Device,
): Setting<K> => {
  const path = `content/${kind}/${kind}`;
  const body = signal<ContentBodies[K] | undefined>(undefined);
  const changed = signal(false);
  const phase = signal<Phase>({ state: 'still' });
  const problem = signal('');
  const live = signal(false);
  /** The draft's number and the newest version that were read: a change by somebody else meanwhile is not overwritten. */
  let base = { rev: 0, version: 0 };

  const take = ({ draft, live: now, versions }: ContentDetail<K>): void => {
    base = { rev: draft?.rev ?? 0, version: versions[0]?.version ?? 0 };
    body.value = draft?.body ?? now?.body ?? body.value ?? fallback;
    live.value = !!now;
    changed.value = !!draft || !now;
  };
  const shelf = createShelf<Written<K>>(storage, () => `${site}/${kind}`);
  let written: Written<K> | undefined;
  /** Upon what it was written, so that a change by somebody else is told when it is published. */
  const keep = (next: Written<K>): void => {
    written = next;
    ({ base, body: body.value } = next);
    changed.value = true;
    shelf.put(next);
  };
  const forget = (): void => {
    written = undefined;
    shelf.drop();
  };
  /** @param sent what is published by it */
  const act = async (send: () => Promise<PublishResult>, sent?: ContentBodies[K]): Promise<void> => {
    if (phase.value.state === 'busy' || !body.value) return;
    phase.value = { state: 'busy' };
    try {
      const { revision, detail } = await send();
      const later = written?.body;
      take(detail as ContentDetail<K>);
      // What was written while it was on its way goes on, upon what is published now.
      if (later && later !== sent) keep({ base, body: later });
      else forget();
      phase.value = { state: 'published', revision };
      published();
    } catch (error) {
      phase.value = refusedBy(error);
    }
  };

  const load = async (): Promise<void> => {
    try {
      take(await api.get<ContentDetail<K>>(site, path));
      const kept = written ?? shelf.read();
      if (kept) keep(kept);
      problem.value = '';
      phase.value = { state: 'still' };
    } catch (error) {
      problem.value = reasonOf(error);
    }
  };

  return {
    body,
    changed,
    phase,
    problem,
    load,
    readAgain: () => {
      forget();
      return load();
    },
    write: (change) => {
      if (!body.value) return;
      keep({ base, body: { ...body.value, ...change } });
      if (phase.value.state !== 'busy') phase.value = { state: 'still' };
    },
    live,
    publish: () =>
      act(async () => {
        const saved = await api.send<ContentDetail<K>>(site, 'PUT', `${path}/draft`, { ...base, body: body.value });
        base = { ...base, rev: saved.draft?.rev ?? 0 };
        if (written) keep({ base, body: written.body });
        return api.send<PublishResult>(site, 'POST', `${path}/publish`, { rev: base.rev });
      }, body.value),
    takeOff: () => act(() => api.send<PublishResult>(site, 'POST', `${path}/unpublish`)),
  };
};
