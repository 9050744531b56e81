import { createHash } from 'node:crypto';
import type { ContentBodies, ContentKind, LookContent } from '../../protocol/content.ts';
import { STANDARD_BUDGET, type NudgeRule } from '../../protocol/nudges.ts';
import { CONSENT_GLOBALS, type SiteDocument, type SurveyRule } from '../../protocol/site.ts';
import type { ContentItem, Site } from '../store/store.ts';
import type { Leads } from './addresses.ts';
import { coloursOf } from './colours.ts';
import { helpOf, type AddPart } from './help.ts';
import { nudgeRule, surveyRule } from './rules.ts';
import { standardLook } from './standard.ts';

/** What stands for a site that has chosen no mark. */
export const firstLetter = (name: string): string => ([...name.trim()][0] ?? '?').toUpperCase();

/** The site document without what is added when it is served: revision, off, replies. */
export type Published = Omit<SiteDocument, 'revision' | 'off' | 'replies'>;

/** What a publication consists of; parts by the hash in their name. */
export interface Publication {
  document: Published;
  parts: Map<string, string>;
}

export type Source = Pick<ContentItem, 'kind' | 'id' | 'version' | 'body' | 'at'>;

/** Bodies were checked when they were published. */
type Of<K extends ContentKind> = Omit<Source, 'body'> & { body: ContentBodies[K] };
/** In the order of their ids, so that equal contents give equal documents, however they came together. */
const ofKind = <K extends ContentKind>(items: readonly Source[], kind: K): Of<K>[] =>
  items.filter((item) => item.kind === kind).toSorted((a, b) => (a.id < b.id ? -1 : 1)) as Of<K>[];

/** The name says what is inside, so that it may be cached for ever, and revisions share what is the same in them. */
const collectParts = (): { parts: Map<string, string>; addPart: AddPart } => {
  const parts = new Map<string, string>();
  const addPart: AddPart = (part) => {
    const text = JSON.stringify(part);
    const hash = createHash('sha256').update(text).digest('base64url').slice(0, 16);
    parts.set(hash, text);
    return `c/${hash}.json`;
  };
  return { parts, addPart };
};

const lookOf = (items: readonly Source[], site: Pick<Site, 'name'>) => {
  const look: LookContent = { ...standardLook, ...ofKind(items, 'look')[0]?.body };
  return {
    mark: look.mark || firstLetter(site.name),
    lang: look.lang,
    colours: coloursOf(look.brand),
    launcher: look.launcher,
    trouble: look.trouble,
  };
};

const wakeOf = (surveys: readonly SurveyRule[], nudges: readonly NudgeRule[]): string[] => [
  ...new Set([...surveys.map(({ trigger }) => trigger.event), ...(nudges.length ? ['page_view'] : [])]),
];

/** A document as it was stored, with what documents of an older version of this program did not have, and what every page is looked at for. */
export const wholeDocument = (stored: object): Published => {
  const document = { nudges: [], budget: STANDARD_BUDGET, ...stored } as unknown as Published;
  const wake = document.wake ?? wakeOf(document.surveys, document.nudges);
  return { ...document, wake: [...new Set([...wake, ...CONSENT_GLOBALS])] };
};

/** The document and its parts from the owners' contents; pure. `leads`: see helpOf. */
export const documentOf = (
  site: Pick<Site, 'name' | 'currency'>,
  items: readonly Source[],
  leads?: Leads,
): Publication => {
  const { parts, addPart } = collectParts();
  const look = lookOf(items, site);
  const surveys = ofKind(items, 'survey').map(({ body }) => surveyRule(body, addPart));
  const nudges = ofKind(items, 'nudge')
    .filter(({ body }) => body.on)
    .map(({ id, version, body }) => nudgeRule(id, version, body, addPart));
  const topics = ofKind(items, 'topics')[0]?.body.topics ?? [];
  const help = helpOf(ofKind(items, 'article'), topics, look.lang, addPart, leads);
  const hours = ofKind(items, 'hours')[0]?.body;
  const document: Published = {
    v: 1,
    name: site.name,
    currency: site.currency,
    ...look,
    surveys,
    nudges,
    budget: ofKind(items, 'budget')[0]?.body ?? STANDARD_BUDGET,
    wake: wakeOf(surveys, nudges),
    ...(help && { help }),
    ...(hours && { hours }),
  };
  return { document, parts };
};
