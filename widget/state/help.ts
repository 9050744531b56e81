import { batch, computed, signal } from './signal.ts';
import type { ArticleText, HelpArticle, HelpPart, TextsPart } from '../../protocol/help.ts';
import { VERSION } from '../answers/format.ts';
import { load } from '../answers/load.ts';
import type { Matcher } from '../answers/shapes.ts';
import type { Host } from '../host.ts';
import { baseOf, entryOf } from '../locales/speech.ts';

export interface Content {
  part: HelpPart;
  matcher: Matcher;
  /** In the articles' language, that this page began with a version of the program which cannot search them. */
  later?: string | false | undefined;
  texts?: Record<string, ArticleText>;
}

/** Milliseconds: an answer takes too long; where it is shown that it loads; until a failed update is tried again. */
const PATIENCE = 20_000;
const SLOW = 300;
const PAUSE = 15_000;

/** The articles of the shopper's language: fetched once for each revision that changes them, and kept in memory. */
export const createHelp = (host: Host) => {
  const content = signal<Content | undefined>(undefined);
  const state = signal<'waiting' | 'slow' | 'failed' | 'ready'>('waiting');
  /** Whether any article is published. */
  const there = signal(false);
  let address: string | undefined;
  let due = 0;
  let turn = 0;

  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${host.base}/v1/sites/${host.key}/${path}`, {
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) throw answer.status;
    return answer.json();
  };

  const fetchPart = async (path: string): Promise<Content> => {
    const part = (await get(path)) as HelpPart;
    const { index, later } = part;
    return { part, matcher: load(index), later: (index as number[])[0]! > VERSION && later };
  };
  const fetchTexts = async ({ texts }: HelpPart) => ((await get(texts)) as TextsPart).texts;

  /** Lists are shown as soon as they are there; an update takes their place only whole. */
  const fetchAll = async (path: string, mine: number): Promise<void> => {
    const found = await fetchPart(path);
    // What can be searched is worth more than what is newer.
    if (found.later && content.value) return;
    const show = (texts?: TextsPart['texts']): void => {
      if (mine !== turn) return;
      batch(() => {
        content.value = { ...found, ...(texts && { texts }) };
        state.value = 'ready';
      });
    };
    if (!content.value) show();
    show(await fetchTexts(found.part));
  };

  const begin = (path: string): void => {
    const mine = ++turn;
    address = path;
    if (!content.value) {
      state.value = 'waiting';
      setTimeout(() => {
        if (mine === turn && state.value === 'waiting') state.value = 'slow';
      }, SLOW);
    }
    fetchAll(path, mine).catch(() => {
      if (mine !== turn) return;
      address = undefined;
      due = host.now() + PAUSE;
      if (!content.value?.texts) state.value = 'failed';
    });
  };

  return {
    state,
    there,
    content,
    articles: computed<readonly HelpArticle[]>(() => content.value?.part.articles ?? []),
    /** Fetches what the site document names now, if that is not here yet; after a failure only when asked `anew`. */
    look(anew?: boolean): void {
      const path = entryOf(host.site?.help ?? {}, [host.locale(), host.site?.lang ?? '']);
      there.value = !!path;
      const waits = !anew && (state.value === 'failed' || host.now() < due);
      if (path && path !== address && !waits) begin(path);
      if (path) return;
      address = undefined;
      content.value = undefined;
    },
    fetchPart,
    fetchTexts,
    /** The language of the articles where it is not the one that was wished for. */
    foreign: (): string | undefined => {
      const { lang } = content.value?.part ?? {};
      return lang && baseOf(lang) !== baseOf(host.locale()) ? lang : undefined;
    },
    /** The language of the articles, which may not be that of the words around them, and how it runs. */
    tongue: (of = content.value): { lang?: string; dir?: 'ltr' | 'rtl' } => {
      const lang = of?.part.lang;
      return lang ? { lang, dir: /^(ar|fa|he|ur)\b/.test(lang) ? 'rtl' : 'ltr' } : {};
    },
    article: (id: string, of = content.value): HelpArticle | undefined =>
      of?.part.articles.find((article) => article.id === id),
  };
};

export type Help = ReturnType<typeof createHelp>;
