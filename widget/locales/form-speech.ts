import { loadFrom, type Speech } from './speech.ts';
import type { FormWords } from './words.ts';

const LANGUAGES = {
  ar: () => import('./forms/ar.ts'),
  en: () => import('./forms/en.ts'),
  ro: () => import('./forms/ro.ts'),
  ru: () => import('./forms/ru.ts'),
  zh: () => import('./forms/zh.ts'),
};

export type FormSpeech = Speech<FormWords>;

/** The words of the forms and the surveys. */
export const loadFormSpeech = (tags: readonly string[]): Promise<FormSpeech> => loadFrom(LANGUAGES, tags);
