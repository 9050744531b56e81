import type { Database } from './database.ts';
import { marks } from './database.ts';

/** ms in which a page that was opened before an update may ask for a file of the version before. */
const STAY = 7 * 86_400_000;

/** A file of the widget, by its address under the collector: "p/panel-ABC.js". */
export interface WidgetFile {
  name: string;
  type: string;
  body: Uint8Array;
}

/** What pages that are open load of the widget, beyond an update of this program. */
export interface WidgetFiles {
  /** Keeps these as the newest, and what is not among them for a week. */
  keep(files: readonly WidgetFile[], now: number): Promise<void>;
  get(name: string): Promise<WidgetFile | undefined>;
}

export const createWidgetFiles = (db: Database): WidgetFiles => ({
  keep: (files, now) =>
    db.write(async (tx) => {
      const names = files.map(({ name }) => name);
      // A pinned loader keeps its name from build to build of one version: the newest is the one whose parts are kept.
      for (const { name, type, body } of files)
        await tx.run(
          `insert into widget_file (name, type, body) values (?, ?, ?) on conflict (name) do update
             set type = excluded.type, body = excluded.body where widget_file.body <> excluded.body`,
          [name, type, body],
        );
      if (names.length) {
        const list = marks(names);
        await tx.run(`update widget_file set left_at = null where left_at is not null and name in (${list})`, names);
        await tx.run(`update widget_file set left_at = ? where left_at is null and name not in (${list})`, [
          now,
          ...names,
        ]);
      }
      await tx.run('delete from widget_file where left_at < ?', [now - STAY]);
    }),

  get: async (name) => db.get<WidgetFile>('select name, type, body from widget_file where name = ?', [name]),
});
