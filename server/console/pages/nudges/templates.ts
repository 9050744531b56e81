import type { NudgeContent, NudgeWords } from '../../../../protocol/content.ts';
import type { NudgeKind } from '../../../../protocol/nudges.ts';
import type { SiteDocument } from '../../../../protocol/site.ts';
import { nudgeWords } from './words.ts';
import TEMPLATES from './templates.json' with { type: 'json' };

/** Words to begin with, and those of the note's frame, which are the widget's own; in the languages it speaks. */
type Template = Record<NudgeKind, NudgeWords> & { no: string; why: string; item: string };
const templates: Record<string, Template> = TEMPLATES;

const HOLD = 10;
/** What can be said without knowing the shop; from when delivery is free only its owner knows. */
const USUAL: Record<NudgeKind, Partial<NudgeContent>> = {
  idle_cart: { after_s: 600 },
  exit_intent: {},
  free_delivery: {},
  returning_cart: { away_h: 24 },
};

const templateOf = (lang: string): Template | undefined =>
  templates[lang] ?? templates[lang.split('-')[0]!.toLowerCase()];

/** Words that promise nothing the shop has not said; undefined in a language we do not write. */
export const suggested = (kind: NudgeKind, lang: string): NudgeWords | undefined => templateOf(lang)?.[kind];

/** What stands around a note in a language, else in the shop's own, else in English; as the widget does it. */
export const frameOf = (lang: string, main: string): Pick<Template, 'no' | 'why' | 'item'> & { lang: string } => {
  const known = [lang, main].find((one) => templateOf(one)) ?? 'en';
  const { no, why, item } = templateOf(known)!;
  return { no, why, item, lang: known };
};

/** The languages a shop speaks to its shoppers in, its own first. */
export const languagesOf = (shop: Pick<SiteDocument, 'lang' | 'launcher' | 'help'> | undefined): string[] =>
  shop ? [...new Set([shop.lang, ...Object.keys(shop.launcher), ...Object.keys(shop.help ?? {})])] : ['en'];

/** A new nudge of a kind, with words in those of the languages that we write. */
export const blankOf = (kind: NudgeKind, languages: readonly string[]): NudgeContent => {
  const written = languages.flatMap((lang) => {
    const words = suggested(kind, lang);
    return words ? [[lang, words] as const] : [];
  });
  return {
    kind,
    name: nudgeWords.kinds[kind].name,
    on: true,
    ...USUAL[kind],
    hold: HOLD,
    languages: Object.fromEntries(written),
  };
};
