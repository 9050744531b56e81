import type { Hours } from './hours.ts';
import type { ContactBudget, NudgeKind } from './nudges.ts';
import type { Colours, SurveyPart, SurveyRule } from './site.ts';
import type { Problem, StaffRef } from './console.ts';

// What owners write, as it is stored and edited. Publishing turns it into the site document and its parts.

export const CONTENT_KINDS = ['article', 'topics', 'nudge', 'survey', 'look', 'hours', 'budget'] as const;
/** `topics`, `look`, `hours` and `budget` have one item each, whose id is the kind's name. */
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** An article in one language. */
export interface ArticleWords {
  title: string;
  /** Markdown. */
  text: string;
  /** Other ways in which people ask it. */
  phrasings: string[];
  /** When shoppers were first given this title and text, UTC ms; kept by publishing, which takes nobody's word for it. */
  at?: number;
}

export interface ArticleContent {
  /** Id of a topic. */
  topic?: string;
  /** Smaller comes first. */
  order: number;
  /** Parts of page paths on which it is often asked. */
  pages?: string[];
  by?: string;
  /** By language; a language without a title and a text is not published. */
  languages: Record<string, ArticleWords>;
}

export interface TopicsContent {
  /** In the order in which they are shown; `names` by language. */
  topics: { id: string; names: Record<string, string> }[];
}

export interface NudgeWords {
  title: string;
  text?: string;
  yes: string;
  href?: string;
}

export interface NudgeContent {
  kind: NudgeKind;
  /** What the owner calls it. */
  name: string;
  on: boolean;
  after_s?: number;
  away_h?: number;
  threshold?: number;
  within?: number;
  hold: number;
  languages: Record<string, NudgeWords>;
}

export interface SurveyContent {
  id: string;
  trigger: SurveyRule['trigger'];
  rest_days: number;
  languages: Record<string, SurveyPart>;
}

export interface LookContent {
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

export interface ContentBodies {
  article: ArticleContent;
  topics: TopicsContent;
  nudge: NudgeContent;
  survey: SurveyContent;
  look: LookContent;
  hours: Hours;
  budget: ContactBudget;
}

/**
 * Where an item stands: never published; published as it is; published, and changed since; taken off the pages.
 */
export type ContentState = 'draft' | 'live' | 'changed' | 'off';

/** GET /console/api/sites/KEY/content/KIND */
export interface ContentRow<K extends ContentKind = ContentKind> {
  id: string;
  state: ContentState;
  /** The draft if there is one, else the live version, else the newest. */
  body: ContentBodies[K];
  /** What is on the pages, if the draft is another: only when `changed`. */
  live?: ContentBodies[K];
  /** Of the draft, if there is one. */
  rev?: number;
  /** Why the draft cannot be published as it is, and at which field; told of nudges. */
  refused?: Problem;
  at: number;
  by?: StaffRef;
}

export interface ContentVersion {
  version: number;
  at: number;
  by?: StaffRef;
  live: boolean;
}

/** GET /console/api/sites/KEY/content/KIND/ID/versions/N */
export interface ContentVersionText<K extends ContentKind = ContentKind> {
  version: number;
  at: number;
  by?: StaffRef;
  body: ContentBodies[K];
}

/** GET /console/api/sites/KEY/content/KIND/ID */
export interface ContentDetail<K extends ContentKind = ContentKind> {
  id: string;
  state: ContentState;
  /** `rev` is to be sent back with the next change, so that nobody overwrites unseen what another wrote meanwhile. */
  draft?: { rev: number; body: ContentBodies[K]; at: number; by?: StaffRef };
  live?: { version: number; body: ContentBodies[K]; at: number; by?: StaffRef };
  /** Why the draft cannot be published as it is, and at which field; told of nudges. */
  refused?: Problem;
  /** Newest first. */
  versions: ContentVersion[];
}

/** PUT …/content/KIND/ID/draft. `rev` is the draft's that was read, 0 if there was none. Answers ContentDetail; 409 if it moved on. */
export interface DraftChange<K extends ContentKind = ContentKind> {
  rev: number;
  /** The newest version that was read, 0 if there was none: told, the answer is 409 if another was published meanwhile. */
  version?: number;
  body: ContentBodies[K];
}

/** POST …/content/KIND/ID/publish */
export interface PublishResult {
  revision: number;
  detail: ContentDetail;
}

/** GET /console/api/sites/KEY/revisions: newest first. */
export interface RevisionRow {
  revision: number;
  at: number;
  by?: StaffRef;
  /** The revision this one brought back. */
  restored?: number;
  /** What is other than in the revision before. */
  changes: { kind: ContentKind; id: string; name: string; how: 'added' | 'changed' | 'removed' }[];
}

/** GET …/colours?brand=%23rrggbb: what publishing would make of this brand colour. */
export interface ColoursOf {
  light: Colours;
  dark: Colours;
  /** The least contrast of words on any of their grounds, in either theme: 4.5 and more is readable. */
  least: number;
}

/** POST …/content/article/ID/preview {lang, body}: the widget in a frame shows this text, whatever is published. */
export interface PreviewResult {
  /** Path of a page for a sandboxed frame; works for 30 minutes. */
  url: string;
}
