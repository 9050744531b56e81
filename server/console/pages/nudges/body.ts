import type { NudgeContent, NudgeWords } from '../../../../protocol/content.ts';
import type { NudgeKind } from '../../../../protocol/nudges.ts';
import { languageState, type LanguageState } from '../../format/languages.ts';
import { language } from '../../format/money.ts';
import { same } from '../../format/same.ts';
import { editWords } from './editWords.ts';

export type Threshold = 'after_s' | 'away_h' | 'threshold' | 'within';

/** What there is to set, by kind. */
export const THRESHOLDS: Record<NudgeKind, readonly Threshold[]> = {
  idle_cart: ['after_s'],
  exit_intent: [],
  free_delivery: ['threshold', 'within'],
  returning_cart: ['away_h'],
};

const NOTHING: NudgeWords = { title: '', yes: '' };

export const wordsOf = ({ languages }: NudgeContent, lang: string): NudgeWords => languages[lang] ?? NOTHING;

const isEmpty = ({ title, text, yes, href }: NudgeWords): boolean =>
  ![title, text, yes, href].some((one) => one?.trim());

/** The nudge with another threshold, or without. */
export const withThreshold = (body: NudgeContent, name: Threshold, value: number | undefined): NudgeContent => {
  const { [name]: _, ...rest } = body;
  return value === undefined ? rest : { ...rest, [name]: value };
};

/** The nudge with other words in one language; a language with no words left is taken out. */
export const withWords = (body: NudgeContent, lang: string, change: Partial<NudgeWords>): NudgeContent => {
  const { [lang]: before = NOTHING, ...others } = body.languages;
  const { text, href, ...words } = { ...before, ...change };
  const whole = { ...words, ...(text && { text }), ...(href && { href }) };
  return { ...body, languages: isEmpty(whole) ? others : { ...others, [lang]: whole } };
};

/** A language is on the pages only with a title and a button. */
const shownIn = (body: NudgeContent | undefined, lang: string): NudgeWords | undefined => {
  const words = body?.languages[lang];
  return words?.title.trim() && words.yes.trim() ? words : undefined;
};

/** Where a language stands; half of one is a draft too. */
export const stateIn = (lang: string, body: NudgeContent, live: NudgeContent | undefined): LanguageState => {
  const state = languageState(shownIn(body, lang), shownIn(live, lang), same);
  return state === 'missing' && body.languages[lang] ? 'draft' : state;
};

/** What is other than on the pages, in words. */
export const changesOf = (body: NudgeContent, live: NudgeContent): string[] => {
  const { parts } = editWords;
  const changed: string[] = [];
  if (body.name !== live.name) changed.push(parts.name);
  if (THRESHOLDS[body.kind].some((one) => body[one] !== live[one])) changed.push(parts.rule);
  if (body.hold !== live.hold) changed.push(parts.hold);
  const langs = Object.keys({ ...live.languages, ...body.languages });
  return [...changed, ...langs.filter((lang) => !same(body.languages[lang], live.languages[lang])).map(language)];
};

/** What was written, as text to take away. */
export const plainOf = ({ name, hold, languages, ...rule }: NudgeContent): string => {
  const rules = THRESHOLDS[rule.kind].map((one) => `${one}: ${rule[one] ?? ''}`);
  const written = Object.entries(languages).flatMap(([lang, { title, text = '', yes, href = '' }]) => [
    '',
    `${lang}:`,
    ...[title, text, yes, href].filter(Boolean),
  ]);
  return [name, ...rules, `hold: ${hold}`, ...written].join('\n');
};
