import type { ContentBodies, ContentKind, LookContent, NudgeContent, SurveyContent } from '../../protocol/content.ts';
import { STANDARD_BUDGET } from '../../protocol/nudges.ts';
import standard from './standard.json' with { type: 'json' };

/** Content as it is handed over to be published. */
export type NewContent = { [K in ContentKind]: { kind: K; id: string; body: ContentBodies[K] } }[ContentKind];

export const standardLook: LookContent = standard.look;
/** CSAT, NPS and a question that depends on it, after a purchase, in five languages. */
export const standardSurvey = standard.survey as SurveyContent;
/** Two notes that are true in every shop; off, so that nothing appears in a page which the owner has not switched on. */
export const standardNudges = standard.nudges as (NudgeContent & { id: string })[];

/** What a new site begins with. */
export const standardContents = (look: Partial<LookContent> = {}, survey = true): NewContent[] => [
  { kind: 'look', id: 'look', body: { ...standardLook, ...look } },
  { kind: 'budget', id: 'budget', body: STANDARD_BUDGET },
  ...standardNudges.map(({ id, ...body }): NewContent => ({ kind: 'nudge', id, body })),
  ...(survey ? [{ kind: 'survey', id: standardSurvey.id, body: standardSurvey } as const] : []),
];
