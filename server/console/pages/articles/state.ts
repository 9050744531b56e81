import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ArticleContent, TopicsContent } from '../../../../protocol/content.ts';
import { reasonOf, type Api } from '../../state/api.ts';
import { createContentApi } from '../../state/contentApi.ts';
import type { Router } from '../../state/router.ts';
import { changesOf, grouped, moved, movedTo, placedBody, type Group, type Placed, type Row } from './arrange.ts';
import { stateIn, titleIn } from './body.ts';
import { createFindings, type Findings } from './findings.ts';
import { countHard, hardnessOf, type HardCount, type Hardness } from './hardness.ts';

/** What an arrangement came to: how many are on the pages, how many wait in drafts, and why not all were moved. */
export interface Arranged {
  published: number;
  drafts: number;
  problem?: string;
}

/** A draft that was made to be published. */
interface Made {
  id: string;
  rev: number;
}

export interface Articles {
  rows: ReadonlySignal<Row[] | undefined>;
  topics: ReadonlySignal<TopicsContent['topics']>;
  problem: ReadonlySignal<string>;
  /** Of the address: words in titles, and whether only those not published, or hard to find (in one language), are shown. */
  q: ReadonlySignal<string>;
  show: ReadonlySignal<string>;
  lang: ReadonlySignal<string>;
  findings: Findings;
  /** In which languages an article is hard to find, as far as that is known. */
  hardness(row: Row): Hardness[];
  hard: ReadonlySignal<HardCount>;
  /** The language in which a question is being tried. */
  trying: Signal<string | undefined>;
  /** Every language in which something is written, the shop's own first. */
  languages: ReadonlySignal<string[]>;
  /** What the filters find, without empty topics; while it is arranged, all. */
  groups: ReadonlySignal<Group[]>;
  found: ReadonlySignal<number>;
  waiting: ReadonlySignal<number>;
  /** The article that was opened last, for the way back. */
  last: { id?: string };
  load(): Promise<void>;
  /** Which language is another question for each `show`. */
  filter(name: 'q' | 'show' | 'lang', value: string): void;
  clear(): void;
  arranging: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  /** What is in another place than before. */
  changes: ReadonlySignal<Placed[]>;
  arrange(on: boolean): void;
  move(id: string, by: 1 | -1): void;
  moveTo(id: string, topic: string): void;
  publishOrder(): Promise<Arranged>;
}

const has = (text: string, words: string): boolean =>
  text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').includes(words);

/** All articles of a shop, as the list shows them. */
export const createArticles = (
  api: Pick<Api, 'get' | 'send'>,
  site: string,
  router: Router,
  main: ReadonlySignal<string>,
): Articles => {
  const calls = createContentApi(api, site, 'article');
  const topicCalls = createContentApi(api, site, 'topics');
  const rows = signal<Row[] | undefined>(undefined);
  const topics = signal<TopicsContent['topics']>([]);
  const problem = signal('');
  const arranged = signal<Group[] | undefined>(undefined);
  const busy = signal(false);
  const q = computed(() => router.route.value.query?.['q'] ?? '');
  const show = computed(() => router.route.value.query?.['show'] ?? '');
  const lang = computed(() => router.route.value.query?.['lang'] ?? '');
  const findings = createFindings(api, site);

  const languages = computed(() => {
    const written = (rows.value ?? []).flatMap(({ body, live }) => [
      ...Object.keys(body.languages),
      ...Object.keys(live?.languages ?? {}),
    ]);
    return [...new Set([main.value, ...[...new Set(written)].sort()])];
  });
  const hardness = (row: Row): Hardness[] => hardnessOf(row, languages.value, findings);
  const isWanted = (row: Row): boolean => hardness(row).some((one) => !lang.value || one.lang === lang.value);
  const fits = (row: Row): boolean => {
    const { body, state } = row;
    if (show.value === 'unpublished' && state === 'live') return false;
    if (show.value === 'hard' && !isWanted(row)) return false;
    const words = q.value.trim().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
    return !words || Object.values(body.languages).some(({ title }) => has(title, words));
  };
  const all = computed(() => grouped(rows.value ?? [], topics.value));
  const groups = computed(() => {
    if (arranged.value) return arranged.value;
    const kept = all.value.map((group) => ({ ...group, rows: group.rows.filter(fits) }));
    return kept.filter((group) => group.rows.length);
  });
  const changes = computed(() => (arranged.value ? changesOf(arranged.value) : []));

  const load = async (): Promise<void> => {
    try {
      const [found, named] = await Promise.all([calls.list(), topicCalls.list()]);
      rows.value = found;
      topics.value = named[0]?.body.topics ?? [];
      problem.value = '';
    } catch (error) {
      problem.value = reasonOf(error);
    }
  };

  /** Writes its new place down; the draft to publish, if it has no other that waits to be published. */
  const place = async (one: Placed): Promise<Made | undefined> => {
    const { id, draft, live, versions } = await calls.read(one.row.id);
    const body: ArticleContent = placedBody(draft?.body ?? live?.body ?? one.row.body, one);
    const base = { rev: draft?.rev ?? 0, version: versions[0]?.version ?? 0 };
    const saved = await calls.save(id, { ...base, body });
    return draft || !live ? undefined : { id, rev: saved.draft?.rev ?? 0 };
  };
  /** All places in one publication; drafts that were made for it alone do not outlive its failure. */
  const placeAll = async (all: readonly Placed[]): Promise<Arranged> => {
    const made: Made[] = [];
    try {
      for (const one of all) {
        const draft = await place(one);
        if (draft) made.push(draft);
      }
      if (made.length) await calls.publishAll(made);
      return { published: made.length, drafts: all.length - made.length };
    } catch (error) {
      for (const { id, rev } of made) await calls.discard(id, rev).catch(() => undefined);
      return { published: 0, drafts: 0, problem: reasonOf(error) };
    }
  };
  const publishOrder = async (): Promise<Arranged> => {
    if (busy.value) return { published: 0, drafts: 0 };
    busy.value = true;
    const told = await placeAll(changes.value);
    await load();
    arranged.value = undefined;
    busy.value = false;
    return told;
  };

  return {
    rows,
    topics,
    problem,
    q,
    show,
    lang,
    findings,
    hardness,
    trying: signal(undefined),
    hard: computed(() => countHard((rows.value ?? []).map(hardness), languages.value)),
    languages,
    groups,
    found: computed(() => groups.value.reduce((sum, group) => sum + group.rows.length, 0)),
    waiting: computed(() => (rows.value ?? []).filter(({ state }) => state !== 'live').length),
    last: {},
    load,
    filter: (name, value) => {
      const { query, ...route } = router.route.value;
      router.replace({ ...route, query: { ...query, ...(name === 'show' && { lang: '' }), [name]: value } });
    },
    clear: () => {
      const { query: _, ...route } = router.route.value;
      router.replace(route);
    },
    arranging: computed(() => arranged.value !== undefined),
    busy,
    changes,
    arrange: (on) => void (arranged.value = on ? all.value : undefined),
    move: (id, by) => void (arranged.value &&= moved(arranged.value, id, by)),
    moveTo: (id, topic) => void (arranged.value &&= movedTo(arranged.value, id, topic)),
    publishOrder,
  };
};

/** Where the languages of a row stand, in the order of the site's languages. */
export const tagsOf = ({ state, body, live }: Row, languages: string[]) =>
  languages.map((lang) => {
    const shown = state === 'live' ? body : state === 'changed' ? live : undefined;
    return { lang, state: stateIn(lang, body, shown) };
  });

/** Smaller comes first: a new article stands at the end. */
export const orderAfter = (rows: readonly Row[]): number => Math.max(0, ...rows.map(({ body }) => body.order)) + 10;

export const rowTitle = (row: Row, lang: string): { title: string; lang: string } => titleIn(row.body, lang);
