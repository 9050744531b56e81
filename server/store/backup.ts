import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { silent } from '../log.ts';
import { CopyError, type Copied, type Tell } from './copy.ts';
import { isSqliteError, sqliteFailure } from './failure.ts';
import { holdFolder, LOCK_FILE } from './hold.ts';
import { copyIntoFile } from './intoFile.ts';
import { createMarks } from './marks.ts';
import { DATABASE_FILE, type StoreSettings } from './open.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { checkWhole, syncFile, syncFolder } from './file.ts';

/** ms; how long the writing of a mark waits for a busy collector, and a statement over a whole table for its answer. */
const PATIENCE = 5_000;
const WHOLE_TABLE = 3_600_000;

/**
 * What a backup does not hold: the salts, which are to be gone after two days at most, and doors that were closed since:
 * sign-ins, links and previews.
 */
const LEFT_OUT = ['salt', 'staff_session', 'staff_link', 'preview'];

export interface Backup {
  bytes: number;
  /** Rows by table, of those that tell an owner something. */
  counts: Copied[];
  /** Whether the store knows of it, so that Health can say when the last one was made. */
  noted: boolean;
}

const TOLD = ['site', 'event', 'visitor', 'response', 'content_version', 'staff'];

/**
 * One transaction that reads, so that collecting goes on and every table is of the same moment. The backup interface of
 * SQLite begins anew whenever another process writes, and would not come to an end beside a busy collector; and this leaves
 * behind what lies in free pages.
 */
const copyFile = (from: string, to: string): void => {
  closeSync(openSync(to, 'wx', 0o600));
  const source = new DatabaseSync(from, { timeout: PATIENCE });
  try {
    source.prepare('vacuum into ?').run(to);
  } finally {
    source.close();
  }
};

const copyServer = async (url: string, to: string, now: number, tell?: Tell): Promise<void> => {
  closeSync(openSync(to, 'wx', 0o600));
  const source = await openPostgres(url, silent, WHOLE_TABLE);
  try {
    const target = await openSqlite(to);
    try {
      await copyIntoFile(source, target, now, tell);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
};

/** Leaves out what is not to be kept, and proves that the file is whole: one file, nothing beside it. */
const finish = (path: string): Copied[] => {
  const file = new DatabaseSync(path);
  try {
    file.exec('pragma journal_mode = delete; pragma secure_delete = on;');
    const tables = file.prepare(`select name from sqlite_schema where type = 'table'`).all();
    for (const name of LEFT_OUT) if (tables.some((one) => one['name'] === name)) file.exec(`delete from ${name}`);
    checkWhole(file, path);
    return TOLD.map((table) => ({
      table,
      rows: Number(file.prepare(`select count(*) as rows from ${table}`).get()!['rows']),
    }));
  } finally {
    file.close();
  }
};

const noteInFile = (path: string, now: number): void => {
  const file = new DatabaseSync(path, { timeout: PATIENCE });
  try {
    file
      .prepare(`insert into mark (name, at) values ('backup', ?) on conflict (name) do update set at = excluded.at`)
      .run(now);
  } finally {
    file.close();
  }
};

const noteInServer = async (url: string, now: number): Promise<void> => {
  const db = await openPostgres(url, silent);
  try {
    await createMarks(db).set('backup', now);
  } finally {
    await db.close();
  }
};

const note = async ({ dataDir, databaseUrl }: StoreSettings, now: number): Promise<boolean> => {
  try {
    if (databaseUrl) await noteInServer(databaseUrl, now);
    else noteInFile(join(dataDir, DATABASE_FILE), now);
    return true;
  } catch {
    // A disk too full for this is no reason to throw the backup away.
    return false;
  }
};

/** The folder may go by two names, and a file by large and small letters. */
const isOwn = (path: string, dataDir: string): boolean => {
  if (!existsSync(dataDir) || realpathSync(dirname(path)) !== realpathSync(dataDir)) return false;
  const name = basename(path).toLowerCase();
  return name === LOCK_FILE || ['', '-wal', '-shm', '-journal'].some((end) => name === DATABASE_FILE + end);
};

const checkPlace = (path: string, dataDir: string, overwrite: boolean): void => {
  if (!existsSync(dirname(path))) throw new CopyError(`There is no folder ${dirname(path)}.`);
  if (isOwn(path, dataDir)) throw new CopyError(`${path} is the database itself.`);
  if (!existsSync(path)) return;
  if (!statSync(path).isFile()) throw new CopyError(`${path} is not a file.`);
  if (!overwrite) throw new CopyError(`${path} is there already; --overwrite replaces it.`);
};

const copyStore = async (settings: StoreSettings, to: string, now: number, tell?: Tell): Promise<void> => {
  const { dataDir, databaseUrl } = settings;
  if (databaseUrl) return copyServer(databaseUrl, to, now, tell);
  const database = join(dataDir, DATABASE_FILE);
  if (!existsSync(database)) throw new CopyError(`There is no data in the folder ${resolve(dataDir)} (DATA_DIR).`);
  const letGo = holdFolder(dataDir, 'use');
  try {
    copyFile(database, to);
  } finally {
    letGo();
  }
};

/**
 * Writes all that is stored, as it is at one moment, into one file; collectors go on. The file appears under its name
 * when it is whole and on disk, and not before.
 * @throws CopyError in words that say what to do; StoreError when a disk or database refuses
 */
export const writeBackup = async (
  settings: StoreSettings,
  file: string,
  { overwrite = false, now = Date.now(), tell }: { overwrite?: boolean; now?: number; tell?: Tell } = {},
): Promise<Backup> => {
  const path = resolve(file);
  checkPlace(path, settings.dataDir, overwrite);
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await copyStore(settings, part, now, tell);
    const counts = finish(part);
    syncFile(part);
    checkPlace(path, settings.dataDir, overwrite);
    renameSync(part, path);
    syncFolder(dirname(path));
    return { bytes: statSync(path).size, counts, noted: await note(settings, now) };
  } catch (error) {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(part + end, { force: true });
    throw isSqliteError(error) ? sqliteFailure(error) : error;
  }
};
