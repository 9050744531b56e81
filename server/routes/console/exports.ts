import { Readable } from 'node:stream';
import { Hono, type Context } from 'hono';
import type { SiteEnv } from '../../guard/role.ts';
import { dateAt } from '../../insight/day.ts';
import { spreadsheet } from '../../insight/spreadsheet.ts';
import type { Parts } from '../../parts.ts';
import type { StoredResponse } from '../../store/store.ts';
import { toldOf } from './detail.ts';
import { readFilter } from './filter.ts';

async function* jsonLines(rows: AsyncIterable<StoredResponse>) {
  let before = '[\n';
  for await (const row of rows) {
    const { visitor, session, mode, cart } = row;
    yield (
      before + JSON.stringify({ ...toldOf(row), visitor: { mode, id: visitor, session, ...(cart ? { cart } : {}) } })
    );
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

const FORMS = {
  csv: { type: 'text/csv; charset=utf-8; header=present', stream: spreadsheet },
  json: {
    type: 'application/json; charset=utf-8',
    stream: (rows: AsyncIterable<StoredResponse>) => Readable.from(jsonLines(rows)),
  },
} as const;

/** Downloads of all that a filter finds, under /sites/KEY/inbox.csv and inbox.json. Rows go out as they are read. */
export const exportRoutes = ({ store, now }: Parts) => {
  const download = (c: Context<SiteEnv>, form: keyof typeof FORMS) => {
    const site = c.get('site');
    const { filter } = readFilter(c.req.query(), site.timeZone, c.get('staff').id);
    const name = `inbox-${site.key.replaceAll(/[^\w-]/g, '_')}-${dateAt(now(), site.timeZone)}.${form}`;
    const { type, stream } = FORMS[form];
    const body = Readable.toWeb(stream(store.responses.each(site.id, filter))) as ReadableStream;
    return c.body(body, 200, { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` });
  };
  return new Hono<SiteEnv>()
    .get('/inbox.csv', (c) => download(c, 'csv'))
    .get('/inbox.json', (c) => download(c, 'json'));
};
