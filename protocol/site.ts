import type { Hours } from './hours.ts';
import type { QuestionKind } from './messages.ts';
import type { ContactBudget, NudgeRule } from './nudges.ts';

/** Colour tokens, each `#rrggbb`; computed from the one brand colour when the owner publishes. */
export const COLOUR_NAMES = [
  'surface',
  'sunken',
  'hover',
  'line',
  'text',
  'text-2',
  'text-3',
  'edge',
  'soft',
  'fill',
  'on-fill',
  'fill-edge',
  'fill-hover',
  'accent',
  'ok-soft',
  'ok',
  'warn-soft',
  'warn',
  'bad-soft',
  'bad',
] as const;
export type ColourName = (typeof COLOUR_NAMES)[number];
export type Colours = Record<ColourName, string>;

/** When a survey is offered: some seconds after an event of this type was seen on the page. */
export interface SurveyRule {
  id: string;
  trigger: { event: string; delay_s: number };
  /** Days in which the same visitor is not asked again (`full`); in `cookieless` once a tab. */
  rest_days: number;
  /** Address of the questions by language, relative to the site document. */
  part: Record<string, string>;
}

/** Globals of consent platforms: a page that has one is asked what it knows. Google's may be in `dataLayer` alone. */
export const CONSENT_GLOBALS: readonly string[] = ['__tcfapi', 'Shopify', 'wp_has_consent', 'google_tag_data'];

/** GET /v1/sites/KEY/site.json: small, and all that is needed before a shopper touches anything. */
export interface SiteDocument {
  v: 1;
  revision: number;
  /** The owner's off-switch: nothing is shown and nothing is sent. */
  off?: true;
  name: string;
  /** One letter in the panel's mark. */
  mark: string;
  currency: string;
  /** The language whose words stand in where the page's own is missing. */
  lang: string;
  colours: { light: Colours; dark: Colours };
  /** The launcher's words by language; more languages than these fall back to `lang`. */
  launcher: Record<string, string>;
  /** What the launcher says, by language, when the code behind it does not load; without them it keeps its own. */
  trouble?: Record<string, string>;
  /** Whether a message is answered by mail. Without, the form promises no reply. */
  replies: boolean;
  surveys: SurveyRule[];
  nudges: NudgeRule[];
  budget: ContactBudget;
  /**
   * Types of events, and names of custom ones, upon which rules may be due, and globals of the page that are to be read:
   * the second script is loaded then.
   */
  wake: string[];
  /** Address of the HelpPart by language, relative to this document; absent without a published article. */
  help?: Record<string, string>;
  hours?: Hours;
}

/** One question. Words are in the language of the part it stands in. */
export interface Question {
  id: string;
  kind: QuestionKind;
  title: string;
  /** Words at the ends of a scale, each written with its number by the widget. */
  low?: string;
  high?: string;
  /** Words of single and multiple. `id` is kept, `text` is shown. */
  choices?: { id: string; text: string }[];
  optional?: boolean;
  placeholder?: string;
  /** Asked only if an earlier question's score lies in [min, max]. */
  when?: { question: string; min?: number; max?: number };
  /** A tick beside the question, kept as `follow`: "I want to know what you changed". */
  follow?: string;
}

/** A survey in one language: the JSON behind a part's address. */
export interface SurveyPart {
  id: string;
  lang: string;
  title: string;
  thanks: string;
  questions: Question[];
}
