import { createHash } from 'node:crypto';
import type { ContentBodies, ContentKind, LookContent, SurveyContent } from '../../protocol/content.ts';
import { STANDARD_BUDGET } from '../../protocol/nudges.ts';
import type { SiteDocument, SurveyRule } from '../../protocol/site.ts';
import type { ContentItem, Site } from '../store/store.ts';
import { coloursOf } from './colours.ts';
import { standardLook } from './standard.ts';

/** What stands for a site that has chosen no mark. */
export const firstLetter = (name: string): string => ([...name.trim()][0] ?? '?').toUpperCase();

/** The site document without what is added when it is served: revision, off, replies. */
export type Published = Omit<SiteDocument, 'revision' | 'off' | 'replies'>;

/** Parts by the hash in their name. */
export type DocumentParts = Map<string, string>;

/** The name says what is inside, so that it may be cached for ever. */
const addPart = (parts: DocumentParts, part: unknown): string => {
  const text = JSON.stringify(part);
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  parts.set(hash, text);
  return `c/${hash}.json`;
};

const ruleOf = (survey: SurveyContent, parts: DocumentParts): SurveyRule => ({
  id: survey.id,
  trigger: survey.trigger,
  rest_days: survey.rest_days,
  part: Object.fromEntries(Object.entries(survey.languages).map(([lang, part]) => [lang, addPart(parts, part)])),
});

/** The bodies of a kind; what they hold was checked when it was published. */
const bodiesOf = <K extends ContentKind>(items: readonly ContentItem[], kind: K): ContentBodies[K][] =>
  items.filter((item) => item.kind === kind).map(({ body }) => body as ContentBodies[K]);

/** The document and its parts from the owners' contents; pure. */
export const documentOf = (
  site: Pick<Site, 'name' | 'currency'>,
  items: readonly ContentItem[],
): { document: Published; parts: DocumentParts } => {
  const parts: DocumentParts = new Map();
  const look: LookContent = { ...standardLook, ...bodiesOf(items, 'look')[0] };
  const surveys = bodiesOf(items, 'survey');
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
    budget: bodiesOf(items, 'budget')[0] ?? STANDARD_BUDGET,
    wake: [...new Set(surveys.map(({ trigger }) => trigger.event))],
  };
  return { document, parts };
};
