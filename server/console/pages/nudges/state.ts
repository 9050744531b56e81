import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ContentRow } from '../../../../protocol/content.ts';
import type { NudgeResults } from '../../../../protocol/figures.ts';
import type { NudgeKind } from '../../../../protocol/nudges.ts';
import { slugOf } from '../../format/slug.ts';
import type { Api } from '../../state/api.ts';
import { createContentApi } from '../../state/contentApi.ts';
import { createLatest, type Latest } from '../../state/latest.ts';
import { statusOf } from '../../state/refusal.ts';
import type { Router } from '../../state/router.ts';
import { blankOf } from './templates.ts';
import { sorted, type Row } from './verdict.ts';

/** Address of a nudge that is not there yet. */
export const NEW = 'new';
/** Drafts of one kind, begun at the same moment, before it is given up. */
const NAMES = 20;

export interface Nudges {
  list: Latest<ContentRow<'nudge'>[]>;
  results: Latest<NudgeResults>;
  /** With their results; undefined until the list has come. */
  rows: ReadonlySignal<Row[] | undefined>;
  /** Of the address. */
  id: ReadonlySignal<string | undefined>;
  /** What is shown beside the list: the address's, else the first. */
  picked: ReadonlySignal<Row | undefined>;
  /** The row the keyboard is on. */
  cursor: ReadonlySignal<string | undefined>;
  point(id: string): void;
  move(by: number): void;
  /** The one of which half is to be held back as soon as it is open. */
  halve: Signal<string | undefined>;
  load(): Promise<unknown>;
  again(): Promise<unknown>;
  /** Stores a draft of this kind and opens it. Rejects with ApiError. */
  begin(kind: NudgeKind, languages: readonly string[]): Promise<void>;
}

export const createNudges = (api: Pick<Api, 'get' | 'send'>, site: string, router: Router): Nudges => {
  const calls = createContentApi(api, site, 'nudge');
  const list = createLatest((path) => api.get<ContentRow<'nudge'>[]>(site, path));
  const results = createLatest((path) => api.get<NudgeResults>(site, path));
  const cursor = signal<string | undefined>(undefined);
  const { route } = router;
  /** What is shown while the address names none. */
  let first: string | undefined;

  const rows = computed(() => {
    const known = new Map(results.found.value?.results.map((result) => [result.id, result]));
    return list.found.value && sorted(list.found.value.map((row) => ({ ...row, result: known.get(row.id) })));
  });
  const id = computed(() => (route.value.page === 'nudges' ? route.value.id : undefined));
  const open = (wanted: string): void => {
    const { query: _, ...rest } = route.value;
    router.go({ ...rest, page: 'nudges', id: wanted });
  };

  const beside = (by: number): string | undefined => {
    const all = rows.value ?? [];
    const at = all.findIndex((row) => row.id === (cursor.value ?? id.value));
    return all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]?.id;
  };

  return {
    list,
    results,
    rows,
    id,
    picked: computed(() => {
      const wanted = id.value ?? first;
      const row =
        rows.value?.find((one) => one.id === wanted) ?? (id.value === undefined ? rows.value?.[0] : undefined);
      // Whatever comes first later, this one is being read or written.
      first = row?.id;
      return row;
    }),
    cursor,
    point: (row) => void (cursor.value = row),
    move: (by) => void (cursor.value = beside(by)),
    halve: signal<string | undefined>(undefined),
    load: () => Promise.all([list.ask('content/nudge'), results.ask('nudges')]),
    again: () => Promise.all([list.again(), results.again()]),
    begin: async (kind, languages) => {
      const body = blankOf(kind, languages);
      const name = slugOf(body.name, 'nudge');
      const taken = new Set((await calls.list()).map((row) => row.id));
      for (let n = 1; ; n++) {
        const wanted = n === 1 ? name : `${name}-${n}`;
        if (taken.has(wanted)) continue;
        try {
          await calls.save(wanted, { rev: 0, version: 0, body });
        } catch (error) {
          // Somebody else has begun one at the same moment.
          if (statusOf(error) !== 409 || n > taken.size + NAMES) throw error;
          continue;
        }
        await list.again();
        return open(wanted);
      }
    },
  };
};
