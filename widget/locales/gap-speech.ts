import { loadFrom, type Speech } from './speech.ts';
import type { GapWords } from './gap/words.ts';

const LANGUAGES = {
  ar: () => import('./gap/ar.ts'),
  en: () => import('./gap/en.ts'),
  ro: () => import('./gap/ro.ts'),
  ru: () => import('./gap/ru.ts'),
  zh: () => import('./gap/zh.ts'),
};

export type GapSpeech = Speech<GapWords>;

/** The words about what is not there. */
export const loadGapSpeech = (tags: readonly string[]): Promise<GapSpeech> => loadFrom(LANGUAGES, tags);
