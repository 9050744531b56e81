import type { StaffRef } from '../../protocol/console.ts';
import type { ContentKind } from '../../protocol/content.ts';
import type { ContentItem } from './contentStore.ts';
import type { Database, Transaction } from './database.ts';

export interface StaffRecord {
  staff_id: number | null;
  staff_name: string | null;
}

export interface ItemRecord extends StaffRecord {
  kind: ContentKind;
  id: string;
  version: number;
  body: string;
  at: number;
}

/** Who did it; nobody when the collector's own command did. */
export const toRef = (row: StaffRecord): { by?: StaffRef } =>
  row.staff_id === null ? {} : { by: { id: row.staff_id, name: row.staff_name ?? '' } };

export const toItem = (row: ItemRecord): ContentItem => ({
  kind: row.kind,
  id: row.id,
  version: row.version,
  body: JSON.parse(row.body) as unknown,
  at: row.at,
  ...toRef(row),
});

/** Those who change a site's content do so one after the other, whatever the number of collectors. */
export const holdSite = (db: Database, tx: Transaction, siteId: number) =>
  tx.get(`select id from site where id = ?${db.forUpdate}`, [siteId]);
