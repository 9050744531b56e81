import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Log } from '../log.ts';
import { createContent } from './content.ts';
import type { Database } from './database.ts';
import type { EventWriter } from './eventWriter.ts';
import { createEventLog } from './log.ts';
import { migrate } from './migrate.ts';
import { createOutgoing } from './outgoing.ts';
import { createPeople } from './people.ts';
import { createResponses } from './responses.ts';
import { createSalts } from './salts.ts';
import { createSites } from './sites.ts';
import { openSqlite } from './sqlite.ts';
import { createSqliteEvents } from './sqliteEvents.ts';
import { createStaff } from './staff.ts';
import { StoreError, type Store } from './store.ts';
import { createTallies } from './tallies.ts';

export interface StoreSettings {
  /** Folder of `attendant.db`; not used with `databaseUrl`. */
  dataDir: string;
  /** `postgres://…`; absent: SQLite. */
  databaseUrl?: string | undefined;
  log?: Log;
  now?: () => number;
}

export const DATABASE_FILE = 'attendant.db';

const compose = (db: Database, writer: EventWriter, now: () => number, stop: () => void): Store => {
  const log = createEventLog(db, writer);
  return {
    kind: db.kind,
    sites: createSites(db),
    log,
    people: createPeople(db),
    responses: createResponses(db),
    staff: createStaff(db),
    outgoing: createOutgoing(db),
    content: createContent(db),
    tallies: createTallies(db),
    salts: createSalts(db),
    ready: async () => {
      await db.write((tx) => tx.run('update pulse set at = ? where id = 1', [now()]));
    },
    close: async () => {
      stop();
      await log.close();
      await db.close();
    },
  };
};

const unusable = (dir: string, cause: unknown): Error => {
  const why = cause instanceof StoreError ? cause.message : ((cause as NodeJS.ErrnoException).code ?? 'unknown reason');
  return new Error(`cannot keep data in the folder ${resolve(dir)} (DATA_DIR): ${why}`, { cause });
};

const openFile = async (dataDir: string) => {
  try {
    mkdirSync(dataDir, { recursive: true });
    return await openSqlite(join(dataDir, DATABASE_FILE));
  } catch (error) {
    throw unusable(dataDir, error);
  }
};

/**
 * Opens the store that the settings name, and brings its tables up to date.
 * @throws Error in words for the one who starts it: folder not writable, database not reached, made by a newer version
 */
export const openStore = async (settings: StoreSettings): Promise<Store> => {
  const now = settings.now ?? Date.now;
  const db = await openFile(settings.dataDir);
  try {
    await migrate(db, undefined, now());
  } catch (error) {
    await db.close();
    throw error instanceof StoreError ? unusable(settings.dataDir, error) : error;
  }
  return compose(db, createSqliteEvents(db), now, () => {});
};
