import * as v from 'valibot';
import { INBOX_STATUSES, scoreRange, type ScoreRange } from '../../../protocol/console.ts';
import { keepable } from '../../collect/text.ts';
import { Refused } from '../../guard/problem.ts';
import { endOfDate, startOfDate } from '../../insight/day.ts';
import type { ResponseFilter } from '../../store/store.ts';
import { checked } from './body.ts';

const text = v.pipe(v.string(), v.trim(), v.maxLength(300, 'longer than 300 characters'));
const date = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date like 2026-11-21'));

const score = v.pipe(
  v.string(),
  v.transform(scoreRange),
  v.custom<ScoreRange>((range) => range !== undefined, 'not a score like 9, 0-6 or 0-6/10'),
);

/** An empty filter is none: `?kind=&q=` is what a form without choices sends. */
const querySchema = v.object({
  status: v.exactOptional(v.picklist([...INBOX_STATUSES, 'any'], 'not one of open, done, any'), 'open'),
  kind: v.exactOptional(v.picklist(['message', 'feedback', 'survey'], 'not one of message, feedback, survey')),
  survey: v.exactOptional(text),
  score: v.exactOptional(score),
  lang: v.exactOptional(text),
  page: v.exactOptional(text),
  label: v.exactOptional(text),
  assignee: v.exactOptional(v.pipe(v.string(), v.regex(/^(me|none|\d{1,15})$/, 'not a staff id, "me" or "none"'))),
  from: v.exactOptional(date),
  to: v.exactOptional(date),
  q: v.exactOptional(text),
  cursor: v.exactOptional(text),
});

const assigneeOf = (assignee: string, me: number): number | 'none' => {
  if (assignee === 'none') return 'none';
  return assignee === 'me' ? me : Number(assignee);
};

const known = (instant: number | undefined, field: string): number => {
  if (instant === undefined) throw new Refused(400, `${field}: there is no such date`, field);
  return instant;
};

/**
 * The filter of a query string, its dates turned to instants: both days are included, as the site's zone has them.
 * Throws Refused that names the parameter.
 */
export const readFilter = (
  query: Record<string, string>,
  timeZone: string,
  me: number,
): { filter: ResponseFilter; cursor: string | undefined } => {
  const given = Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => [name, keepable(value)]),
  );
  const { cursor, assignee, from, to, ...same } = checked(querySchema, given);
  const filter: ResponseFilter = {
    ...same,
    ...(assignee === undefined ? {} : { assignee: assigneeOf(assignee, me) }),
    ...(from === undefined ? {} : { from: known(startOfDate(from, timeZone), 'from') }),
    ...(to === undefined ? {} : { to: known(endOfDate(to, timeZone), 'to') }),
  };
  return { filter, cursor };
};
