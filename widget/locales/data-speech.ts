import { loadFrom, type Speech } from './speech.ts';
import type { DataWords } from './data/words.ts';

const LANGUAGES = {
  ar: () => import('./data/ar.ts'),
  en: () => import('./data/en.ts'),
  ro: () => import('./data/ro.ts'),
  ru: () => import('./data/ru.ts'),
  zh: () => import('./data/zh.ts'),
};

export type DataSpeech = Speech<DataWords>;

/** The words of "My data". */
export const loadDataSpeech = (tags: readonly string[]): Promise<DataSpeech> => loadFrom(LANGUAGES, tags);
