import { signal, type ReadonlySignal } from '@preact/signals';
import type { ArticleContent, PreviewResult } from '../../../../protocol/content.ts';
import { same } from '../../format/same.ts';
import { reasonOf, type Api } from '../../state/api.ts';

interface Shown {
  id: string;
  lang: string;
  body: ArticleContent;
}

export interface Preview {
  /** Path of the page for the frame; the last one that worked. */
  url: ReadonlySignal<string | undefined>;
  problem: ReadonlySignal<string>;
  waiting: ReadonlySignal<boolean>;
  /** Asks for it a moment after the last call; the same again asks for nothing. */
  show(shown: Shown): void;
  /** Asks once more for what failed. */
  again(): void;
  stop(): void;
}

/** ms after the last key. */
const PAUSE = 800;

/** What shoppers would see of what is written now. */
export const createPreview = (api: Pick<Api, 'send'>, site: string): Preview => {
  const url = signal<string | undefined>(undefined);
  const problem = signal('');
  const waiting = signal(false);
  let wanted: Shown | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  const ask = async (): Promise<void> => {
    if (!wanted) return;
    const mine = ++turn;
    const { id, ...body } = wanted;
    const path = `content/article/${encodeURIComponent(id)}/preview`;
    try {
      const answer = await api.send<PreviewResult>(site, 'POST', path, body);
      if (mine !== turn) return;
      url.value = answer.url;
      problem.value = '';
    } catch (error) {
      if (mine !== turn) return;
      problem.value = reasonOf(error);
    }
    waiting.value = false;
  };
  const stop = (): void => {
    clearTimeout(timer);
    turn += 1;
  };

  return {
    url,
    problem,
    waiting,
    show: (shown) => {
      if (same(shown, wanted)) return;
      // Another text or language is not worth waiting for: nobody types there.
      const now = !wanted || wanted.id !== shown.id || wanted.lang !== shown.lang;
      wanted = shown;
      waiting.value = true;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), now ? 0 : PAUSE);
    },
    again: () => void ask(),
    stop,
  };
};
