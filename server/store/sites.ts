import type { Database } from './database.ts';
import { marks, only } from './database.ts';
import type { Site, Sites } from './store.ts';

export interface SiteRecord {
  id: number;
  key: string;
  secret: string;
  name: string;
  origins: string;
  time_zone: string;
  currency: string;
  is_off: number;
  created_at: number;
}

export const toSite = (row: SiteRecord): Site => ({
  id: row.id,
  key: row.key,
  secret: row.secret,
  name: row.name,
  origins: JSON.parse(row.origins) as string[],
  timeZone: row.time_zone,
  currency: row.currency,
  off: row.is_off === 1,
  createdAt: row.created_at,
});

type Change = Parameters<Sites['change']>[1];

/** The columns a change names, and their values. */
const columnsOf = (change: Change): [string, string | number][] => {
  const columns: [string, string | number][] = [];
  if (change.name !== undefined) columns.push(['name', change.name]);
  if (change.origins !== undefined) columns.push(['origins', JSON.stringify(change.origins)]);
  if (change.off !== undefined) columns.push(['is_off', change.off ? 1 : 0]);
  if (change.timeZone !== undefined) columns.push(['time_zone', change.timeZone]);
  if (change.currency !== undefined) columns.push(['currency', change.currency]);
  return columns;
};

export const createSites = (db: Database): Sites => ({
  add: (site, now) =>
    db.write(async (tx) => {
      const values = [
        site.key,
        site.secret,
        site.name,
        JSON.stringify(site.origins),
        site.timeZone,
        site.currency,
        now,
      ];
      const row = await tx.get<SiteRecord>(
        `insert into site (key, secret, name, origins, time_zone, currency, created_at)
         values (${marks(values)})
         returning *`,
        values,
      );
      return toSite(only(row));
    }),

  byKey: async (key) => {
    const row = await db.get<SiteRecord>('select * from site where key = ?', [key]);
    return row && toSite(row);
  },

  all: async () => (await db.all<SiteRecord>('select * from site order by id')).map(toSite),

  change: async (id, change) => {
    const columns = columnsOf(change);
    if (columns.length === 0) return;
    const set = columns.map(([name]) => `${name} = ?`).join(', ');
    await db.write((tx) => tx.run(`update site set ${set} where id = ?`, [...columns.map(([, value]) => value), id]));
  },
});
