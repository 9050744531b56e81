import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Trial } from '../../../../protocol/findability.ts';
import type { HelpPart } from '../../../../protocol/help.ts';
import { load } from '../../../../widget/answers/load.ts';
import type { Matcher } from '../../../../widget/answers/shapes.ts';
import { ApiError, reasonOf, type Api } from '../../state/api.ts';
import type { Row } from './arrange.ts';
import { timer } from './timer.ts';
import { tried, type Known, type Tried } from './why.ts';

/** What is searched: nothing may be written in a language. */
type Index = { help: HelpPart; matcher: Matcher } | 'empty';

export interface Trying {
  lang: Signal<string>;
  /** Whether drafts are answered with too, as if they were published. */
  drafts: Signal<boolean>;
  text: Signal<string>;
  /** Undefined until it is there. */
  index: ReadonlySignal<Index | undefined>;
  problem: ReadonlySignal<string>;
  /** Of what is typed; undefined without words, and without an index. */
  answer: ReadonlySignal<Tried | undefined>;
  /** Fetches what is searched now, unless it is there; by itself once more when it was asked too often. */
  fetch(): Promise<void>;
  stop(): void;
}

type Calls = Pick<Api, 'get' | 'published' | 'helpPart'>;

/** A question as a shopper would type it, answered at each key by what shoppers' pages search. */
export const createTrying = (
  api: Calls,
  site: string,
  begin: string,
  rows: ReadonlySignal<Row[] | undefined>,
  later = timer,
): Trying => {
  const lang = signal(begin);
  const drafts = signal(false);
  const text = signal('');
  const indexes = signal<Readonly<Record<string, Index>>>({});
  const problems = signal<Readonly<Record<string, string>>>({});
  let stop = (): void => {};
  const key = computed(() => `${lang.value} ${drafts.value}`);
  const index = computed(() => indexes.value[key.value]);

  const helpOf = async (wanted: string, withDrafts: boolean): Promise<HelpPart | undefined> => {
    if (withDrafts) return (await api.get<Trial>(site, `trial?lang=${encodeURIComponent(wanted)}`)).help;
    const address = (await api.published(site)).help?.[wanted];
    return address === undefined ? undefined : api.helpPart(site, address);
  };
  /** Ways to ask are not in what is published, but in what it was published from. */
  const knownOf =
    (help: HelpPart) =>
    (id: string): Known | undefined => {
      const title = help.articles.find((article) => article.id === id)?.title;
      const row = rows.value?.find((one) => one.id === id);
      const body = drafts.value ? row?.body : (row?.live ?? row?.body);
      return title === undefined ? undefined : { title, phrasings: body?.languages[help.lang]?.phrasings ?? [] };
    };

  const trying: Trying = {
    lang,
    drafts,
    text,
    index,
    problem: computed(() => problems.value[key.value] ?? ''),
    answer: computed(() => {
      const searched = index.value;
      const typed = text.value.trim();
      if (!typed || !searched || searched === 'empty') return undefined;
      return tried(searched.matcher, typed, knownOf(searched.help));
    }),
    stop: () => stop(),
    fetch: async () => {
      const mine = key.value;
      stop();
      if (indexes.value[mine]) return;
      problems.value = { ...problems.value, [mine]: '' };
      try {
        const help = await helpOf(lang.value, drafts.value);
        const made: Index = help ? { help, matcher: load(help.index) } : 'empty';
        indexes.value = { ...indexes.value, [mine]: made };
      } catch (error) {
        problems.value = { ...problems.value, [mine]: reasonOf(error) };
        const wait = error instanceof ApiError && error.status === 429 ? error.wait : undefined;
        if (wait && mine === key.value) stop = later(() => void trying.fetch(), wait * 1_000);
      }
    },
  };
  return trying;
};
