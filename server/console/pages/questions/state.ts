import { computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  QUESTION_SHELVES,
  type PeriodDays,
  type QuestionDetail,
  type QuestionList,
} from '../../../../protocol/figures.ts';
import type { Api } from '../../state/api.ts';
import type { Route } from '../../state/address.ts';
import { createLatest, type Latest } from '../../state/latest.ts';
import type { Router } from '../../state/router.ts';
import { periodOf } from '../../ui/period.tsx';

/** What the address asks for; an unknown state finds all. */
export interface Asked {
  days: PeriodDays;
  lang: string;
  state: string;
  page: string;
}
export type AskedName = keyof Asked;

export const USUAL: PeriodDays = 90;

export const askedOf = ({ query = {} }: Pick<Route, 'query'>): Asked => ({
  days: periodOf(query['days'], USUAL),
  lang: query['lang'] ?? '',
  state: QUESTION_SHELVES.find((state) => state === query['state']) ?? '',
  page: query['page'] ?? '',
});

/** The collector's path for a list; empty filters are left out. */
export const listPath = ({ days, ...filters }: Asked): string => {
  const query = new URLSearchParams({ days: String(days) });
  for (const [name, text] of Object.entries(filters)) if (text) query.set(name, text);
  return `questions?${query}`;
};

export const detailPath = (id: string, days: PeriodDays): string => `questions/${encodeURIComponent(id)}?days=${days}`;

const asidePath = (id: string, days: PeriodDays): string => `questions/${encodeURIComponent(id)}/aside?days=${days}`;

export interface Questions {
  asked: ReadonlySignal<Asked>;
  id: ReadonlySignal<string | undefined>;
  /** The row that is open. */
  open: ReadonlySignal<string | undefined>;
  /** What the collector is to be asked for, by its path. */
  listAt: ReadonlySignal<string>;
  detailAt: ReadonlySignal<string | undefined>;
  list: Latest<QuestionList>;
  detail: Latest<QuestionDetail>;
  /** The row the keyboard is on. */
  cursor: ReadonlySignal<string | undefined>;
  point(id: string): void;
  /** Moves in the list: opens the next if one is open, else goes to its row. */
  move(by: number): void;
  /** Changes one filter in the address; usual and empty ones are left out. */
  set(name: AskedName, value: string): void;
  clear(): void;
  /** Asks for the list and what is open once more. */
  again(): Promise<void>;
  /** Takes a question out of the list as not for the help, or back. Rejects with ApiError. */
  setAside(id: string, aside: boolean): Promise<void>;
}

/** Whether the list has another count than the question itself; those of some pages only are other ones anyhow. */
export const isBehind = ({ list, asked }: Pick<Questions, 'list' | 'asked'>, one: QuestionDetail): boolean =>
  !asked.value.page && !!list.found.value?.rows.some(({ id, asked: count }) => id === one.row && count !== one.asked);

/** What people asked, one page of it by the address. */
export const createQuestions = (api: Pick<Api, 'get' | 'send'>, site: string, router: Router): Questions => {
  const { route } = router;
  const asked = computed(() => askedOf(route.value));
  const id = computed(() => (route.value.page === 'questions' ? route.value.id : undefined));
  const cursor = signal<string | undefined>(undefined);
  const list = createLatest((path) => api.get<QuestionList>(site, path));
  const detail = createLatest((path) => api.get<QuestionDetail>(site, path));

  /** A question may be open by another one of its row. */
  const open = computed(() => (detail.found.value?.id === id.value ? detail.found.value?.row : undefined) ?? id.value);

  const changed = (name: AskedName, value: string): Route => {
    const usual = name === 'days' && value === String(USUAL);
    return { ...route.value, query: { ...route.value.query, [name]: usual ? '' : value } };
  };
  const again = async (): Promise<void> => {
    await Promise.all([list.again(), id.value && detail.again()]);
  };
  const beside = (by: number): string | undefined => {
    const rows = list.found.value?.rows ?? [];
    const at = rows.findIndex((row) => row.id === (id.value === undefined ? cursor.value : open.value));
    return rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.id;
  };

  return {
    asked,
    id,
    listAt: computed(() => listPath(asked.value)),
    detailAt: computed(() => id.value && detailPath(id.value, asked.value.days)),
    list,
    detail,
    cursor,
    point: (row) => void (cursor.value = row),
    move: (by) => {
      const next = beside(by);
      if (!next) return;
      cursor.value = next;
      if (id.value) router.go({ ...route.value, id: next });
    },
    open,
    again,
    setAside: async (question, aside) => {
      await api.send(site, 'PUT', asidePath(question, asked.value.days), { aside });
      await again();
    },
    set: (name, value) => router.replace(changed(name, value)),
    clear: () => {
      const { days } = asked.value;
      router.replace({ ...route.value, query: days === USUAL ? {} : { days: String(days) } });
    },
  };
};
