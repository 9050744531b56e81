import { Hono } from 'hono';
import * as v from 'valibot';
import { INBOX_STATUSES, type InboxChange } from '../../../protocol/console.ts';
import { UUID } from '../../../protocol/parse.ts';
import { problem, Refused } from '../../guard/problem.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import { assignedLetters } from '../../mail/letter.ts';
import type { Parts } from '../../parts.ts';
import type { MailRow, Site, StaffRow, StoredResponse } from '../../store/store.ts';
import { readBody, withoutControls } from './body.ts';
import { detailOf } from './detail.ts';
import { readFilter } from './filter.ts';

const PAGE = 50;

const label = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'a label is empty'),
  v.maxLength(40, 'a label is longer than 40 characters'),
  withoutControls,
);

const changeSchema = v.strictObject({
  read: v.exactOptional(v.boolean('true or false')),
  status: v.exactOptional(v.picklist(INBOX_STATUSES, 'not one of open, done')),
  labels: v.exactOptional(
    v.pipe(
      v.array(label, 'not a list of labels'),
      v.transform((labels) => [...new Set(labels)]),
      v.maxLength(20, 'more than 20 labels'),
    ),
  ),
  assignee: v.exactOptional(v.nullable(v.pipe(v.number('not a staff id'), v.integer('not a staff id')))),
});

const noteSchema = v.object({
  text: v.pipe(
    v.string('write a note'),
    v.trim(),
    v.minLength(1, 'write a note'),
    v.maxLength(5_000, 'longer than 5000 characters'),
  ),
});

const NONE = 'There is no such item in this inbox.';

/** The letter that tells somebody the response is theirs now; none if it was before. */
const lettersOf = async (
  { store, settings, now }: Parts,
  site: Site,
  row: StoredResponse,
  { assignee }: InboxChange,
  by: StaffRow,
): Promise<MailRow[]> => {
  if (assignee === undefined || assignee === null) return [];
  const member = (await store.staff.members(site.id)).find(({ id }) => id === assignee);
  if (!member) throw new Refused(400, 'assignee: not a member of this site', 'assignee');
  return row.assignee?.id === assignee ? [] : assignedLetters(settings, site, row, member, by.name, now());
};

/** What people wrote and answered, under /sites/KEY/inbox. */
export const inboxRoutes = (parts: Parts) => {
  const { store, now } = parts;
  const found = async (site: Site, id: string): Promise<StoredResponse> => {
    const row = UUID.test(id) ? await store.responses.get(site.id, id.toLowerCase()) : undefined;
    if (!row) throw new Refused(404, NONE);
    return row;
  };

  return new Hono<SiteEnv>()
    .get('/', async (c) => {
      const site = c.get('site');
      const { filter, cursor } = readFilter(c.req.query(), site.timeZone, c.get('staff').id);
      return c.json(await store.responses.list(site.id, filter, cursor, PAGE));
    })
    .get('/facets', async (c) => c.json(await store.responses.facets(c.get('site').id)))
    .get('/:id', async (c) => {
      const site = c.get('site');
      return c.json(await detailOf(store, site, await found(site, c.req.param('id'))));
    })
    .patch('/:id', atLeast('staff'), async (c) => {
      const change = await readBody(c, changeSchema);
      const site = c.get('site');
      const by = c.get('staff');
      const row = await found(site, c.req.param('id'));
      const letters = await lettersOf(parts, site, row, change, by);
      await store.responses.change(site.id, row.id, change, by.id, now(), letters);
      if (letters.length) void parts.mailer?.wake();
      return c.json(await detailOf(store, site, await found(site, row.id)));
    })
    .post('/:id/notes', atLeast('staff'), async (c) => {
      const { text } = await readBody(c, noteSchema);
      const site = c.get('site');
      const row = await found(site, c.req.param('id'));
      const note = await store.responses.note(site.id, row.id, text, c.get('staff').id, now());
      return note ? c.json(note, 201) : problem(c, 404, NONE);
    });
};
