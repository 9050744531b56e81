import { loadFrom, type Speech } from './speech.ts';
import type { DataWords } from './mine/words.ts';

const LANGUAGES = {
  ar: () => import('./mine/ar.ts'),
  en: () => import('./mine/en.ts'),
  ro: () => import('./mine/ro.ts'),
  ru: () => import('./mine/ru.ts'),
  zh: () => import('./mine/zh.ts'),
};

export type DataSpeech = Speech<DataWords>;

/** The words of "My data". */
export const loadDataSpeech = (tags: readonly string[]): Promise<DataSpeech> => loadFrom(LANGUAGES, tags);
