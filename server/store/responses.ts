import type { StaffRef } from '../../protocol/console.ts';
import { toBytes } from './bytes.ts';
import type { Database, Reader } from './database.ts';
import { only } from './database.ts';
import { knownVisitor } from './mine.ts';
import { after, cursorOf, placeOf, whereOf, type Place, type Where } from './responseFilter.ts';
import { labelsOf, RESPONSE, toItem, withAll, type ResponseRecord } from './responseRows.ts';
import { createResponseWrites } from './responseWrites.ts';
import type { ResponseFilter, Responses } from './store.ts';

const CHUNK = 200;
const PAGES = 200;

const pathOf = (url: string): string => {
  try {
    return new URL(url).pathname;
  } catch {
    return url;
  }
};

export const createResponses = (db: Database): Responses => {
  // What has only to be found in an index is found there; the rows themselves are wide, and read for one page.
  const rowsOf = (where: Where, place: Place | undefined, limit: number, by: Reader = db) => {
    const { sql, params } = after(where, place);
    return by.all<ResponseRecord>(
      `with found as materialized (
         select r.at, r.id from response r where ${sql} order by r.at desc, r.id desc limit ?
       )
       ${RESPONSE}
       where r.site_id = ? and r.id in (select id from found)
       order by r.at desc, r.id desc`,
      [...params, limit, where.siteId],
    );
  };

  const count = async ({ sql, params }: Where, by: Reader = db): Promise<number> =>
    only(await by.get<{ count: number }>(`select count(*) as count from response r where ${sql}`, params)).count;

  /** Words anywhere in what was written are looked for in all of it. */
  const whereToLook = ({ q, page }: ResponseFilter): Reader => (q || page ? db.aside : db);

  const open = (siteId: number) => count({ siteId, sql: `r.site_id = ? and r.status = 'open'`, params: [siteId] });

  const distinct = async (siteId: number, column: 'survey' | 'lang' | 'url', limit: number): Promise<string[]> => {
    const rows = await db.all<{ value: string }>(
      `select ${column} as value
       from response
       where site_id = ? and ${column} is not null
       group by ${column}
       order by count(*) desc, ${column}
       limit ?`,
      [siteId, limit],
    );
    return rows.map(({ value }) => value);
  };

  return {
    ...createResponseWrites(db),
    open,

    list: async (siteId, filter, cursor, limit) => {
      const where = whereOf(siteId, filter);
      const by = whereToLook(filter);
      const [rows, total, opened] = await Promise.all([
        rowsOf(where, placeOf(cursor), limit + 1, by),
        count(where, by),
        open(siteId),
      ]);
      const shown = rows.slice(0, limit);
      const labels = await labelsOf(
        db,
        siteId,
        shown.map((row) => row.id),
      );
      const last = shown.at(-1);
      return {
        items: shown.map((row) => toItem(row, labels)),
        ...(rows.length > limit && last && { next: cursorOf(last) }),
        total,
        open: opened,
      };
    },

    get: async (siteId, id) => {
      const row = await db.get<ResponseRecord>(`${RESPONSE} where r.site_id = ? and r.id = ?`, [siteId, toBytes(id)]);
      return row && (await withAll(db, siteId, [row]))[0];
    },

    facets: async (siteId) => {
      const [surveys, langs, urls, labels, staff] = await Promise.all([
        distinct(siteId, 'survey', PAGES),
        distinct(siteId, 'lang', PAGES),
        distinct(siteId, 'url', PAGES * 5),
        db.all<{ label: string }>('select distinct label from response_label where site_id = ? order by label', [
          siteId,
        ]),
        db.all<StaffRef>(
          `select s.id, s.name from membership m join staff s on s.id = m.staff_id where m.site_id = ? order by s.name`,
          [siteId],
        ),
      ]);
      const pages = [...new Set(urls.map(pathOf))].slice(0, PAGES);
      return {
        surveys,
        langs,
        labels: labels.map(({ label }) => label),
        pages,
        staff: staff.map((one) => ({ ...one })),
      };
    },

    ofVisitor: async (siteId, visitor, limit) => {
      const who = await knownVisitor(db, siteId, visitor);
      if (!who) return [];
      const rows = await db.all<ResponseRecord>(
        `${RESPONSE}
         where r.site_id = ? and r.session_id in (select id from session where visitor_id = ?)
         order by r.at desc, r.id
         limit ?`,
        [siteId, who.id, limit],
      );
      return withAll(db, siteId, rows);
    },

    each: async function* (siteId, filter) {
      const where = whereOf(siteId, filter);
      for (let place: Place | undefined; ;) {
        const rows: ResponseRecord[] = await rowsOf(where, place, CHUNK, whereToLook(filter));
        yield* await withAll(db, siteId, rows);
        place = rows.at(-1);
        if (!place || rows.length < CHUNK) return;
      }
    },
  };
};
