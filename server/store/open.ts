import { makeFolder } from './folder.ts';
import { Held, holdFolder } from './hold.ts';
import { join, resolve } from 'node:path';
import { silent, type Log } from '../log.ts';
import { createContent } from './content.ts';
import { createBlocks } from './blocks.ts';
import type { Database } from './database.ts';
import type { EventWriter } from './eventWriter.ts';
import { createFigures } from './figures.ts';
import { createFold } from './fold.ts';
import { createEventLog } from './log.ts';
import { createGauges } from './gauges.ts';
import { createMarks } from './marks.ts';
import { migrate } from './migrate.ts';
import { createOutgoing } from './outgoing.ts';
import { makePartitions } from './partitions.ts';
import { createPeople } from './people.ts';
import { openPostgres } from './postgres.ts';
import { createPrivacy } from './privacy.ts';
import { createPostgresEvents } from './postgresEvents.ts';
import { createQuestionMarks } from './questionMarks.ts';
import { createResponses } from './responses.ts';
import { createSalts } from './salts.ts';
import { createSites } from './sites.ts';
import { openSqlite, type Sqlite } from './sqlite.ts';
import { createSqliteEvents } from './sqliteEvents.ts';
import { createStaff } from './staff.ts';
import { StoreError, type Store } from './store.ts';
import { createTallies } from './tallies.ts';
import { createWidgetFiles } from './widgetFiles.ts';

export interface StoreSettings {
  /** Folder of `attendant.db`; not used with `databaseUrl`. */
  dataDir: string;
  /** `postgres://…`; absent: SQLite. */
  databaseUrl?: string | undefined;
  log?: Log;
  now?: () => number;
}

export const DATABASE_FILE = 'attendant.db';
const PARTITIONS_EVERY = 12 * 60 * 60_000;

const compose = (db: Database, writer: EventWriter, now: () => number, stop: () => void): Store => {
  const log = createEventLog(db, writer);
  const blocks = createBlocks(db);
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
    fold: createFold(db, blocks),
    figures: createFigures(db, blocks),
    salts: createSalts(db),
    privacy: createPrivacy(db),
    marks: createMarks(db),
    questionMarks: createQuestionMarks(db),
    widgetFiles: createWidgetFiles(db),
    gauges: createGauges(db),
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

const wordsOf = (cause: unknown): string => {
  if (cause instanceof Held) return cause.message;
  if (!(cause instanceof StoreError)) return (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
  const code = (cause.cause as NodeJS.ErrnoException | undefined)?.code;
  return typeof code === 'string' && !cause.message.includes(code) ? `${cause.message} (${code})` : cause.message;
};

/** What stops the start, in words that name the setting; a password in the address is not repeated. */
const unusable = (what: string, cause: unknown): unknown =>
  cause instanceof Error && !(cause instanceof StoreError || cause instanceof Held) && !('code' in cause)
    ? cause
    : new Error(`${what}: ${wordsOf(cause)}`, { cause });

/** The folder is let go when the store is closed, and not before. */
const letting = (store: Store, letGo: () => void): Store => ({
  ...store,
  close: () => store.close().finally(letGo),
});

const openFile = async (dataDir: string, now: () => number): Promise<Store> => {
  let db: Sqlite | undefined;
  let letGo: (() => void) | undefined;
  try {
    makeFolder(dataDir);
    letGo = holdFolder(dataDir, 'use');
    db = await openSqlite(join(dataDir, DATABASE_FILE));
    await migrate(db, undefined, now());
    // Whoever copies the file in several goes sees by this that it was used meanwhile.
    await createMarks(db).set('opened', now());
    return letting(
      compose(db, createSqliteEvents(db), now, () => {}),
      letGo,
    );
  } catch (error) {
    await db?.close();
    letGo?.();
    throw unusable(`cannot keep data in the folder ${resolve(dataDir)} (DATA_DIR)`, error);
  }
};

const refuseHalf = async (db: Database): Promise<void> => {
  if ((await db.get<{ half: boolean }>(`select to_regclass('copying') is not null as half`))?.half)
    throw new Error('a copy into the database of DATABASE_URL was not finished: run the same command again');
};

const openServer = async (url: string, now: () => number, log: Log): Promise<Store> => {
  const db = await openPostgres(url, log);
  try {
    await refuseHalf(db);
    await migrate(db, undefined, now());
    await makePartitions(db, now());
  } catch (error) {
    await db.close();
    throw unusable('cannot use the database of DATABASE_URL', error);
  }
  const timer = setInterval(() => {
    makePartitions(db, now()).catch(() => log('warn', "next month's partition could not be made"));
  }, PARTITIONS_EVERY).unref();
  return compose(db, createPostgresEvents(db), now, () => clearInterval(timer));
};

/**
 * Opens the store that the settings name, and brings its tables up to date.
 * @throws Error in words for the one who starts it: folder not writable, database not reached, made by a newer version
 */
export const openStore = (settings: StoreSettings): Promise<Store> => {
  const now = settings.now ?? Date.now;
  return settings.databaseUrl
    ? openServer(settings.databaseUrl, now, settings.log ?? silent)
    : openFile(settings.dataDir, now);
};
