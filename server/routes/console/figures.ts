import { Hono } from 'hono';
import * as v from 'valibot';
import { PERIODS, QUESTION_STATES } from '../../../protocol/figures.ts';
import { keepable } from '../../collect/text.ts';
import { problem } from '../../guard/problem.ts';
import type { SiteEnv } from '../../guard/role.ts';
import { foldFirst } from '../../insight/foldFirst.ts';
import { nudgesOf } from '../../insight/nudges.ts';
import { overviewOf } from '../../insight/overview.ts';
import { questionDetail, questionsOf } from '../../insight/questions.ts';
import type { Parts } from '../../parts.ts';
import { checked } from './body.ts';

const LONGEST = 366;

const text = v.pipe(v.string(), v.trim(), v.maxLength(300, 'longer than 300 characters'));
const daysOf = (standard: string) =>
  v.pipe(
    v.exactOptional(v.string(), standard),
    v.regex(/^\d{1,3}$/, 'not a number of days'),
    v.transform(Number),
    v.minValue(1, 'not a number of days'),
    v.maxValue(LONGEST, `more than ${LONGEST} days`),
  );

const overviewQuery = v.object({
  days: v.pipe(
    v.exactOptional(v.string(), '28'),
    v.transform(Number),
    v.picklist(PERIODS, `not one of ${PERIODS.join(', ')}`),
  ),
});
const questionsQuery = v.object({
  days: daysOf('90'),
  lang: v.exactOptional(text),
  state: v.exactOptional(v.picklist(QUESTION_STATES, `not one of ${QUESTION_STATES.join(', ')}`)),
  page: v.exactOptional(text),
});
const questionQuery = v.object({ days: daysOf('90') });

/** An empty parameter is none: `?lang=&page=` is what a form without choices sends. */
const given = (query: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => [name, keepable(value)]),
  );

/** What happened, in figures: GET under /sites/KEY, for every role. What waits to be counted is counted first. */
export const figureRoutes = ({ store, now }: Parts) =>
  new Hono<SiteEnv>()
    .get('/overview', async (c) => {
      const { days } = checked(overviewQuery, given(c.req.query()));
      const site = c.get('site');
      await foldFirst(store, site.id);
      return c.json(await overviewOf(store, site, days, now()));
    })
    .get('/questions', async (c) => {
      const query = checked(questionsQuery, given(c.req.query()));
      const site = c.get('site');
      await foldFirst(store, site.id);
      return c.json(await questionsOf(store, site, query, now()));
    })
    .get('/questions/:id', async (c) => {
      const { days } = checked(questionQuery, given(c.req.query()));
      const site = c.get('site');
      await foldFirst(store, site.id);
      const detail = await questionDetail(store, site, keepable(c.req.param('id')), days, now());
      return detail ? c.json(detail) : problem(c, 404, `Nobody asked this in the last ${days} days.`);
    })
    .get('/nudges', async (c) => {
      const site = c.get('site');
      await foldFirst(store, site.id);
      return c.json(await nudgesOf(store, site, now()));
    });
