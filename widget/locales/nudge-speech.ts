import { loadFrom, type Speech } from './speech.ts';
import type { NudgeWords } from './nudge/words.ts';

const LANGUAGES = {
  ar: () => import('./nudge/ar.ts'),
  en: () => import('./nudge/en.ts'),
  ro: () => import('./nudge/ro.ts'),
  ru: () => import('./nudge/ru.ts'),
  zh: () => import('./nudge/zh.ts'),
};

export type NudgeSpeech = Speech<NudgeWords>;

/** The words of a note's frame. */
export const loadNudgeSpeech = (tags: readonly string[]): Promise<NudgeSpeech> => loadFrom(LANGUAGES, tags);
