import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { StarterList, StarterMade, StarterQuestion } from '../../../../protocol/starting.ts';
import { reasonOf, type Api } from '../../state/api.ts';

export interface StarterTopic {
  id: string;
  name: string;
  questions: StarterQuestion[];
}

/** Questions that every shop gets, and which of them are answered. */
export interface Starter {
  list: ReadonlySignal<StarterList | undefined>;
  problem: ReadonlySignal<string>;
  /** The question that is being opened. */
  busy: ReadonlySignal<string | undefined>;
  /** Why the last one was not begun. */
  refusal: ReadonlySignal<string>;
  /** How many there are, by state. */
  counts: ReadonlySignal<Record<StarterQuestion['state'], number>>;
  load(): Promise<void>;
  /** Takes one more language, or leaves one; the last stays. */
  toggle(lang: string): Promise<void>;
  /** Loads unless that has been done. */
  ensure(): Promise<void>;
  /** The id of the question's article, which is made if there is none; undefined with a `refusal`. */
  begin(id: string): Promise<string | undefined>;
}

/** The list with one more question that has an article. */
const begun = (list: StarterList, id: string, article: string): StarterList => ({
  ...list,
  questions: list.questions.map((one) =>
    one.id === id && one.state === 'none' ? { ...one, state: 'draft' as const, article } : one,
  ),
});

/** The next question that is not begun, from this article's on and round again. */
export const nextOf = ({ questions }: StarterList, article: string): StarterQuestion | undefined => {
  const at = questions.findIndex((one) => one.article === article || one.id === article);
  return [...questions.slice(at + 1), ...questions.slice(0, at + 1)].find(({ state }) => state === 'none');
};

const NONE = { none: 0, draft: 0, live: 0 };

export const createStarter = (api: Pick<Api, 'get' | 'send'>, site: string): Starter => {
  const list = signal<StarterList | undefined>(undefined);
  const problem = signal('');
  const busy = signal<string | undefined>(undefined);
  const refusal = signal('');
  /** Languages, once they were chosen. */
  let chosen: string[] | undefined;
  const load = async (): Promise<void> => {
    try {
      list.value = await api.get<StarterList>(site, chosen ? `starter?langs=${chosen.join()}` : 'starter');
      problem.value = '';
    } catch (error) {
      problem.value = reasonOf(error);
    }
  };
  return {
    list,
    problem,
    busy,
    refusal,
    counts: computed(() => {
      const counts = { ...NONE };
      for (const { state } of list.value?.questions ?? []) counts[state] += 1;
      return counts;
    }),
    load,
    toggle: async (lang) => {
      const { langs = [], packs = [] } = list.value ?? {};
      const next = packs.filter((one) => (one === lang) !== langs.includes(one));
      if (!next.length) return;
      chosen = next;
      await load();
    },
    ensure: async () => {
      if (!list.value) await load();
    },
    begin: async (id) => {
      if (busy.value) return undefined;
      busy.value = id;
      refusal.value = '';
      try {
        const { id: article } = await api.send<StarterMade>(site, 'POST', 'starter', {
          id,
          ...(chosen && { langs: chosen }),
        });
        list.value &&= begun(list.value, id, article);
        return article;
      } catch (error) {
        refusal.value = reasonOf(error);
        return undefined;
      } finally {
        busy.value = undefined;
      }
    },
  };
};

/** The words of a question in the site's own language, else in the first that there is. */
export const inMain = (words: Record<string, string>, { main, langs }: StarterList): { text: string; lang: string } => {
  const lang = words[main] === undefined ? (langs[0] ?? '') : main;
  return { text: words[lang] ?? '', lang };
};

const folded = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
const RANK = { none: 0, draft: 1, live: 2 };

/** What is shown, by topic: what is not begun first, topics without any left out. */
export const topicsOf = (list: StarterList, q: string, show: string): StarterTopic[] => {
  const wanted = folded(q.trim());
  const fits = ({ titles, state }: StarterQuestion): boolean => {
    if (show !== 'all' && (state === 'live') !== (show === 'live')) return false;
    return !wanted || Object.values(titles).some((title) => folded(title).includes(wanted));
  };
  return list.topics
    .map(({ id, names }) => ({
      id,
      name: inMain(names, list).text,
      questions: list.questions
        .filter((one) => one.topic === id && fits(one))
        .toSorted((a, b) => RANK[a.state] - RANK[b.state]),
    }))
    .filter(({ questions }) => questions.length);
};
