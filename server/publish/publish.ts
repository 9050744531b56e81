import { createHash } from 'node:crypto';
import type { SiteDocument, SurveyPart, SurveyRule } from '../../protocol/site.ts';
import { STANDARD_BUDGET } from '../../protocol/nudges.ts';
import type { Site, Store } from '../store/store.ts';
import { coloursOf } from './colours.ts';
import standard from './standard.json' with { type: 'json' };

/** The owner's content of kind `look`, id `look`. */
export interface Look {
  /** `#rrggbb`. */
  brand: string;
  /** One letter; else the first of the site's name. */
  mark?: string;
  /** The language that stands in for those without words. */
  lang: string;
  launcher: Record<string, string>;
  /** What the launcher says when the code behind it did not come. */
  trouble: Record<string, string>;
}

/** The owner's content of kind `survey`. */
export interface SurveyContent {
  id: string;
  trigger: SurveyRule['trigger'];
  rest_days: number;
  languages: Record<string, SurveyPart>;
}

export const standardLook: Look = standard.look;
/** CSAT, NPS and a question that depends on it, after a purchase, in five languages. */
export const standardSurvey = standard.survey as SurveyContent;

type Parts = Map<string, string>;

/** The name says what is inside, so that it may be cached for ever. */
const addPart = (parts: Parts, part: unknown): string => {
  const text = JSON.stringify(part);
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  parts.set(hash, text);
  return `c/${hash}.json`;
};

const ruleOf = (survey: SurveyContent, parts: Parts): SurveyRule => ({
  id: survey.id,
  trigger: survey.trigger,
  rest_days: survey.rest_days,
  part: Object.fromEntries(Object.entries(survey.languages).map(([lang, part]) => [lang, addPart(parts, part)])),
});

/** What stands for a site that has chosen no mark. */
export const firstLetter = (name: string): string => ([...name.trim()][0] ?? '?').toUpperCase();

/** The site document without what is added when it is served: revision, off, replies. */
export type Published = Omit<SiteDocument, 'revision' | 'off' | 'replies'>;

/** The document and its parts from the owner's content; pure. */
export const documentOf = (
  site: Pick<Site, 'name' | 'currency'>,
  look: Look,
  surveys: SurveyContent[],
): { document: Published; parts: Parts } => {
  const parts: Parts = new Map();
  const document: Published = {
    v: 1,
    name: site.name,
    mark: look.mark || firstLetter(site.name),
    currency: site.currency,
    lang: look.lang,
    colours: coloursOf(look.brand),
    launcher: look.launcher,
    trouble: look.trouble,
    surveys: surveys.map((survey) => ruleOf(survey, parts)),
    nudges: [],
    budget: STANDARD_BUDGET,
    wake: [...new Set(surveys.map(({ trigger }) => trigger.event))],
  };
  return { document, parts };
};

/**
 * Makes a new revision of the site document from the newest content.
 * @param by staff id; without it the collector's own command published
 * @returns the revision
 */
export const publishSite = async (store: Store, site: Site, now: number, by?: number): Promise<number> => {
  const [looks, surveys] = await Promise.all([
    store.content.current(site.id, 'look'),
    store.content.current(site.id, 'survey'),
  ]);
  const look = { ...standardLook, ...(looks[0]?.body as Partial<Look> | undefined) };
  const { document, parts } = documentOf(
    site,
    look,
    surveys.map(({ body }) => body as SurveyContent),
  );
  return store.content.publish(site.id, document, parts, by, now);
};

/** Gives a new site a look and, if asked for, the standard survey, and publishes it: the tag works at once. */
export const publishNewSite = async (
  store: Store,
  site: Site,
  now: number,
  content: { look?: Partial<Look>; surveys?: SurveyContent[] } = {},
): Promise<number> => {
  await store.content.save(site.id, 'look', 'look', { ...standardLook, ...content.look }, undefined, now);
  for (const survey of content.surveys ?? []) {
    await store.content.save(site.id, 'survey', survey.id, survey, undefined, now);
  }
  return publishSite(store, site, now);
};
