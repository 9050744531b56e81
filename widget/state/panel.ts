import { batch, computed, effect, signal } from './signal.ts';
import type { ProductFacts } from '../../protocol/commerce.ts';
import type { FaqRateData, FaqViewData } from '../../protocol/events.ts';
import type { HelpArticle } from '../../protocol/help.ts';
import type { Host, View } from '../host.ts';
import type { Speech } from '../locales/speech.ts';
import { type Content, createHelp } from './help.ts';
import type { Opening, openingAt } from './hours.ts';
import { createSearch } from './search.ts';

/** What the panel shows. `id` is an article's or a topic's; where it was scrolled to and what had the focus. */
export interface Page {
  at: 'home' | 'topic' | 'article' | 'message' | 'feedback' | 'data';
  id?: string;
  ask?: string | undefined;
  /** Where the article is not of the help that is shown but of another language's. */
  of?: Content | undefined;
  scroll?: number;
  focus?: string;
}

/** What knows when the shop is open, once it is here. */
export type Clock = () => typeof openingAt | undefined;

/** Reads what the page says of the product in view. Rejects when the code for it does not come. */
export type ReadFacts = () => Promise<ProductFacts | undefined>;

export type Rate = 'yes' | 'no' | 'told';

const HOME = 3;
/** Views that are forms. */
const FORMS: Record<string, 'message' | 'feedback' | undefined> = { messages: 'message', feedback: 'feedback' };
/** Milliseconds after the last key until the number of rows is said. */
const LULL = 900;

const key = (article: string, ask = ''): string => article + ' ' + ask;

/** How well an article fits a page: the most letters of it that one of its parts has; 0: not at all. */
const fits = ({ pages = [] }: HelpArticle, path: string): number =>
  Math.max(0, ...pages.map((part) => (part && path.includes(part) ? part.length : 0)));

/** Everything the panel shows, but for what is typed into the forms. */
export const createPanelState = (host: Host, facts: ReadFacts, clock: Clock) => {
  const help = createHelp(host);
  const search = createSearch(host, help);
  const speech = signal<Speech | undefined>(undefined);
  const online = signal(navigator.onLine !== false);
  const seen = signal(host.page());
  const product = signal<ProductFacts | undefined>(undefined);
  const now = signal(host.now());
  const pages = signal<readonly [Page, ...Page[]]>([{ at: 'home' }]);
  const page = computed(() => pages.value.at(-1)!);
  const rates = signal<Readonly<Record<string, Rate>>>({});
  /** What is being put together in the search field, as Chinese and Japanese are, and is not searched for yet. */
  const composing = signal<string | undefined>(undefined);
  /** Words for the message form, until it takes them. */
  const given = signal('');
  const film = signal<string | undefined>(undefined);
  /** An article that was asked for by address and is not there. */
  const gone = signal(false);
  const said = signal('');
  /** Counts the times when what this device keeps may have become another: by consent, in "My data". */
  const kept = signal(0);
  let wished: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const langOf = (of = help.content.value): string => of?.part.lang ?? '';
  const go = (...next: Page[]): void =>
    batch(() => {
      film.value = undefined;
      gone.value = false;
      pages.value = [...pages.value, ...next];
    });
  /** Goes on from home, which is the message form where there are no answers. */
  const begin = (...next: Page[]): void =>
    batch(() => {
      gone.value = false;
      const first: Page = help.there.value ? { at: 'home' } : (next.shift() ?? { at: 'message' });
      pages.value = [first, ...next];
    });
  const view = (article: string, from: FaqViewData['from'], ask?: string, of?: Content): void => {
    host.report('faq_view', { article, lang: langOf(of), from, ...(ask && { ask }) });
    go({ at: 'article', id: article, ask, of });
  };
  const rate = (helped: boolean, article: string, ask?: string, missing?: FaqRateData['missing']): void => {
    host.report('faq_rate', {
      article,
      lang: langOf(page.value.of),
      helped,
      ...(missing && { missing }),
      ...(ask && { ask }),
    });
    mark(helped ? 'yes' : 'no', article, ask);
  };
  const mark = (mark: Rate, article: string, ask?: string): void => {
    rates.value = { ...rates.value, [key(article, ask)]: mark };
  };

  /** Dear to know, and asked for with every key: looked up once a minute. */
  let hours: { of: unknown; at: number; opening: Opening | undefined } | undefined;
  const opening = computed(() => {
    const [of, at, tell] = [host.site?.hours, now.value, clock()];
    if (!of || !tell) return undefined;
    if (hours?.of !== of || hours?.at !== at) hours = { of, at, opening: tell(of, at) };
    return hours.opening;
  });

  /** What came since: the article that was wished for, and an answer to what had none. */
  const settle = (): void => {
    if (!help.content.value) return;
    search.settle();
    if (wished === undefined) return;
    const id = wished;
    wished = undefined;
    if (help.article(id)) view(id, 'link');
    else gone.value = true;
  };

  /** What the page says of its product now: shops that change pages without loading tell it a moment later. */
  const read = async (): Promise<void> => {
    const next = await facts().catch(() => undefined);
    if (JSON.stringify(next) !== JSON.stringify(product.value)) product.value = next;
  };
  const look = (): void => {
    const { url } = host.page();
    help.look();
    search.look();
    now.value = Math.floor(host.now() / 60_000) * 60_000;
    void read();
    if (url !== seen.value.url) seen.value = host.page();
  };

  return {
    help,
    search,
    speech,
    online,
    seen,
    product,
    pages,
    page,
    composing,
    given,
    film,
    gone,
    said,
    kept,
    now,
    opening,
    /** What is often asked, and whether it is on this page. */
    often: computed((): [articles: readonly HelpArticle[], here: boolean] => {
      const path = new URL(seen.value.url, location.href).pathname;
      const scored = help.articles.value.map((article) => [fits(article, path), article] as const);
      const here = scored.filter(([score]) => score).sort(([a], [b]) => b - a);
      const shown = here[0] ? here : scored;
      return [shown.slice(0, HOME).map(([, article]) => article), !!here[0]];
    }),
    rateOf: (article: string, ask?: string): Rate | undefined => rates.value[key(article, ask)],
    /** What is typed in the search field. */
    type: (words: string, half: boolean): void =>
      batch(() => {
        composing.value = half ? words : undefined;
        if (!half) search.type(words);
      }),
    go,
    view,
    rate,
    mark,
    begin,
    /** Shows this page in the place of the last. */
    swap: (next: Page): void => void (pages.value = [...pages.value.slice(0, -1), next] as [Page]),
    canBack: computed(() => pages.value.length > 1 || !!search.text.value),
    back(): void {
      if (pages.value.length < 2) return search.type('');
      batch(() => {
        film.value = undefined;
        pages.value = pages.value.slice(0, -1) as [Page];
      });
    },
    /** A person was asked for: the form opens with these words in it. */
    handOver(text = '', from: { ask?: string | undefined; article?: string } = {}): void {
      const { ask, article } = from;
      const view = page.value.at;
      host.report('handover', { view, ...(ask && { ask }), ...(article && { article }) });
      host.tell('handover', { view });
      given.value = text;
      go({ at: 'message' });
    },
    /** What is to be seen first, by the wish it was opened with. */
    show(view: View, text = ''): void {
      const { url } = seen.value;
      seen.value = host.page();
      void read();
      help.look(true);
      now.value = host.now();
      wished = undefined;
      const [kind, id] = view.split(/:(.*)/) as [string, string?];
      if (kind === 'home' && !text && url === seen.value.url && help.there.value === (pages.value[0].at === 'home'))
        return;
      if (kind === 'messages' || !help.there.value) given.value = text;
      composing.value = undefined;
      search.type('');
      begin(...[FORMS[kind]].flatMap((at): Page[] => (at ? [{ at }] : [])));
      if (kind === 'data') return go({ at: kind });
      if (!help.there.value || kind === 'messages') return;
      if (kind === 'article') wished = id;
      search.type(text);
      search.ask();
      settle();
    },
    look,
    /** Follows what happens outside: the connection, the site document, the page. Returns what ends it. */
    watch(): () => void {
      const connection = (): void => void (online.value = navigator.onLine !== false);
      connection();
      addEventListener('online', connection);
      addEventListener('offline', connection);
      const stops = [
        effect(() => {
          if (help.content.value) queueMicrotask(settle);
        }),
        effect(() => {
          const { words, count } = speech.value ?? {};
          const rows = search.rows.value.length;
          const typed = search.text.value && !search.asked.value && help.content.value;
          clearTimeout(timer);
          timer = setTimeout(() => {
            said.value = typed && words ? (rows ? count!(words.results, rows) : words.noResults) : '';
          }, LULL);
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        clearTimeout(timer);
        removeEventListener('online', connection);
        removeEventListener('offline', connection);
      };
    },
  };
};

export type PanelState = ReturnType<typeof createPanelState>;
