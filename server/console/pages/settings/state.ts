import { signal, type ReadonlySignal } from '@preact/signals';
import type { ContentBodies, ContentDetail, PublishResult } from '../../../../protocol/content.ts';
import { ApiError, reasonOf, type Api } from '../../state/api.ts';

export type SettingKind = 'look' | 'hours' | 'budget';

/** What stands between a change and the pages: nothing yet, on its way, out there, or the reason why not. */
export type Phase =
  | { state: 'still' }
  | { state: 'busy' }
  | { state: 'published'; revision: number }
  | { state: 'refused'; reason: string; field?: string };

/** One thing an owner sets up. It has no drafts to look after: what is published is what was written. */
export interface Setting<K extends SettingKind> {
  /** Undefined until it is there. */
  body: ReadonlySignal<ContentBodies[K] | undefined>;
  /** Other than what is published. */
  changed: ReadonlySignal<boolean>;
  phase: ReadonlySignal<Phase>;
  /** Why it could not be read. */
  problem: ReadonlySignal<string>;
  load(): Promise<void>;
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
 */
export const createSetting = <K extends SettingKind>(
  api: Pick<Api, 'get' | 'send'>,
  site: string,
  kind: K,
  fallback: ContentBodies[K],
  published: () => void,
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
  const read = (): Promise<ContentDetail<K>> =>
    api.get<ContentDetail<K>>(site, path).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return { id: kind, state: 'draft', versions: [] };
      throw error;
    });

  const act = async (send: () => Promise<PublishResult>): Promise<void> => {
    if (phase.value.state === 'busy' || !body.value) return;
    phase.value = { state: 'busy' };
    try {
      const { revision, detail } = await send();
      take(detail as ContentDetail<K>);
      phase.value = { state: 'published', revision };
      published();
    } catch (error) {
      phase.value = refusedBy(error);
    }
  };

  return {
    body,
    changed,
    phase,
    problem,
    load: async () => {
      try {
        take(await read());
        problem.value = '';
        phase.value = { state: 'still' };
      } catch (error) {
        problem.value = reasonOf(error);
      }
    },
    write: (change) => {
      if (!body.value) return;
      body.value = { ...body.value, ...change };
      changed.value = true;
      if (phase.value.state !== 'busy') phase.value = { state: 'still' };
    },
    live,
    publish: () =>
      act(async () => {
        const saved = await api.send<ContentDetail<K>>(site, 'PUT', `${path}/draft`, { ...base, body: body.value });
        base = { ...base, rev: saved.draft?.rev ?? 0 };
        return api.send<PublishResult>(site, 'POST', `${path}/publish`, { rev: base.rev });
      }),
    takeOff: () => act(() => api.send<PublishResult>(site, 'POST', `${path}/unpublish`)),
  };
};
