import { signal } from '@preact/signals';
import type { ArticleWords } from '../../../../protocol/content.ts';
import type { StarterWords } from '../../../../protocol/starting.ts';
import { same } from '../../format/same.ts';
import type { Api } from '../../state/api.ts';

export type PackWords = NonNullable<StarterWords['words']>;

/** What the starter questions have of articles, by article and language. */
export interface Packs {
  of(article: string, lang: string): PackWords | undefined;
  /** Asks for it, unless that is known; without an answer nothing is offered, and the next call asks again. */
  look(article: string, lang: string): Promise<void>;
}

export const createPacks = ({ get }: Pick<Api, 'get'>, site: string): Packs => {
  const known = signal<Readonly<Record<string, StarterWords>>>({});
  const keyOf = (article: string, lang: string): string => `${lang} ${article}`;
  return {
    of: (article, lang) => known.value[keyOf(article, lang)]?.words,
    look: async (article, lang) => {
      const key = keyOf(article, lang);
      if (known.peek()[key]) return;
      const query = new URLSearchParams({ article, lang });
      const found = await get<StarterWords>(site, `starter/words?${query}`).catch(() => undefined);
      if (found) known.value = { ...known.value, [key]: found };
    },
  };
};

/** `open`: nothing is written; `filled`: nothing but what the pack has; else somebody has written. */
export const standOf = ({ title, text, phrasings }: ArticleWords, pack: PackWords): 'open' | 'filled' | 'own' => {
  if (text.trim()) return 'own';
  if (!title.trim() && !phrasings.some((one) => one.trim())) return 'open';
  return title === pack.title && same(phrasings, pack.phrasings) ? 'filled' : 'own';
};
