import type { Param } from './database.ts';
import { toBytes, toUuid } from './bytes.ts';
import type { ResponseFilter } from './store.ts';
import { anywhere, fold, literal } from './text.ts';

export interface Where {
  siteId: number;
  sql: string;
  params: Param[];
}

const WORDS = 10;
const LABELLED =
  'exists (select 1 from response_label l where l.site_id = r.site_id and l.response_id = r.id and l.label = ?)';

/** Every word must be somewhere in what was said or noted, whatever its case and accents. */
const searched = (q: string): [string, ...Param[]][] =>
  fold(q)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, WORDS)
    .map((word) => [
      `(r.folded like ? escape '\\' or r.folded_notes like ? escape '\\')`,
      anywhere(word),
      anywhere(word),
    ]);

const conditions = (filter: ResponseFilter): [string, ...Param[]][] => {
  const list: [string, ...Param[]][] = [];
  if (filter.status && filter.status !== 'any') list.push(['r.status = ?', filter.status]);
  if (filter.kind) list.push(['r.kind = ?', filter.kind]);
  if (filter.survey) list.push(['r.survey = ?', filter.survey]);
  if (filter.score) list.push(['r.score between ? and ?', filter.score.min, filter.score.max]);
  if (filter.score?.scale !== undefined) list.push(['r.scale = ?', filter.score.scale]);
  if (filter.lang) list.push([`(r.lang = ? or r.lang like ? escape '\\')`, filter.lang, `${literal(filter.lang)}-%`]);
  if (filter.page) list.push([`lower(r.url) like ? escape '\\'`, anywhere(filter.page.toLowerCase())]);
  if (filter.label) list.push([LABELLED, filter.label]);
  if (filter.assignee === 'none') list.push(['r.assignee_id is null']);
  else if (filter.assignee !== undefined) list.push(['r.assignee_id = ?', filter.assignee]);
  if (filter.from !== undefined) list.push(['r.at >= ?', filter.from]);
  if (filter.to !== undefined) list.push(['r.at < ?', filter.to]);
  if (filter.q) list.push(...searched(filter.q));
  return list;
};

/** The filter as a condition on `response r`. */
export const whereOf = (siteId: number, filter: ResponseFilter): Where => {
  const list = conditions(filter);
  return {
    siteId,
    sql: ['r.site_id = ?', ...list.map(([sql]) => sql)].join(' and '),
    params: [siteId, ...list.flatMap(([, ...params]) => params)],
  };
};

/** Where a page ended: the next begins with what is older. */
export interface Place {
  at: number;
  id: Uint8Array;
}

export const cursorOf = ({ at, id }: Place): string => `${at.toString(36)}.${toUuid(id)}`;

/** One that is not ours (typed by hand, or of an older version) begins at the top. */
export const placeOf = (cursor: string | undefined): Place | undefined => {
  const match = cursor?.match(/^([0-9a-z]{1,12})\.([0-9a-f-]{36})$/);
  if (!match) return undefined;
  try {
    return { at: Number.parseInt(match[1]!, 36), id: toBytes(match[2]!) };
  } catch {
    return undefined;
  }
};

/** The condition narrowed to what comes after a place, newest first. */
export const after = (where: Where, place: Place | undefined): Where =>
  place
    ? {
        siteId: where.siteId,
        sql: `${where.sql} and (r.at, r.id) < (?, ?)`,
        params: [...where.params, place.at, place.id],
      }
    : where;
