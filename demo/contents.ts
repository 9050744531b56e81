import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { NudgeContent } from '../protocol/content.ts';
import { standardLook, standardSurvey } from '../server/publish/standard.ts';
import type { NewContent } from '../server/publish/standard.ts';

const FOLDER = new URL('./content/', import.meta.url);

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));

const articles = (): NewContent[] =>
  readdirSync(new URL('articles/', FOLDER))
    .sort()
    .map((file) => ({ kind: 'article', id: basename(file, '.json'), body: read(`articles/${file}`) }) as NewContent);

const nudges = (): NewContent[] =>
  Object.entries(read('nudges.json') as Record<string, NudgeContent>).map(([id, body]) => ({
    kind: 'nudge',
    id,
    body,
  }));

/** What the demo shop's owner has written: look, survey, help in four languages, notes, hours and budget. */
export const demoContents = (): NewContent[] => [
  { kind: 'look', id: 'look', body: { ...standardLook, brand: '#1d5c50', mark: 'L' } },
  { kind: 'survey', id: standardSurvey.id, body: standardSurvey },
  { kind: 'topics', id: 'topics', body: read('topics.json') } as NewContent,
  ...articles(),
  ...nudges(),
  { kind: 'hours', id: 'hours', body: read('hours.json') } as NewContent,
  { kind: 'budget', id: 'budget', body: read('budget.json') } as NewContent,
];
