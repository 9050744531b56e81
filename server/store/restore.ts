import { createHash } from 'node:crypto';
import { chmodSync, chownSync, constants, copyFileSync, createReadStream, existsSync, linkSync } from 'node:fs';
import { mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { silent } from '../log.ts';
import { CopyError, type Copied, type Tell } from './copy.ts';
import { isSqliteError, sqliteFailure } from './failure.ts';
import { checkWhole, syncFile, syncFolder } from './file.ts';
import { makeFolder } from './folder.ts';
import { holdFolder } from './hold.ts';
import { copyIntoServer } from './intoServer.ts';
import { migrate, migrations } from './migrate.ts';
import { DATABASE_FILE } from './open.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** What SQLite may have beside a file, and reads into whatever has the file's name. */
const LOGS = ['-journal', '-wal', '-shm'];
/** ms until a statement over a whole table that is not answered counts as gone. */
const WHOLE_TABLE = 3_600_000;

export interface CopyingOptions {
  now?: number;
  tell?: Tell | undefined;
  /** Rows of one transaction. */
  chunk?: number;
}

/** Tables that every version has; others too have one called `migration`. */
const OURS = ['migration', 'site', 'visitor', 'session', 'event', 'response', 'content_version'];

const checkVersion = (file: DatabaseSync, path: string): void => {
  const marks = OURS.map(() => '?').join(', ');
  const found = file.prepare(`select count(*) as count from sqlite_schema where type = 'table' and name in (${marks})`);
  if (found.get(...OURS)!['count'] !== OURS.length) throw new CopyError(`${path} is not a backup of Attendant.`);
  const version = Number(file.prepare('select max(number) as number from migration').get()!['number']);
  const newest = migrations.at(-1)!.number;
  if (version > newest)
    throw new CopyError(
      `${path} is of a newer Attendant (${version}, this one knows ${newest}). Install that one first.`,
    );
};

/** @throws CopyError when it cannot be put in the place of what is there */
const checkBackup = (path: string): void => {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new CopyError(`There is no file ${path}.`);
  if (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size)
    throw new CopyError(`${path} is in use (${path}-wal lies beside it). Restore what "attendant backup" wrote.`);
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(path, { readOnly: true });
    checkVersion(file, path);
    checkWhole(file, path);
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    throw new CopyError(`${path} is not a backup of Attendant, or it is damaged.`, { cause: error });
  } finally {
    file?.close();
  }
};

/** What a killed restore left goes with all its logs: SQLite would read them into any file of that name. */
const remove = (file: string): void => {
  for (const end of ['', ...LOGS]) rmSync(file + end, { force: true });
};

/** The backup as this version has its tables, in a file of its own: the backup itself stays as it is. */
const prepare = async (backup: string, to: string, now: number): Promise<void> => {
  remove(to);
  copyFileSync(backup, to, constants.COPYFILE_FICLONE);
  // A copy is as read-only as what it is of.
  chmodSync(to, 0o600);
  const db = await openSqlite(to);
  try {
    await migrate(db, undefined, now);
  } finally {
    await db.close();
  }
  const file = new DatabaseSync(to);
  file.exec('pragma journal_mode = delete');
  file.close();
  syncFile(to);
};

/** Brings what lies in the log beside a database into it. A damaged one stays as it is, with its log. */
const settle = (database: string): void => {
  try {
    const file = new DatabaseSync(database, { timeout: 1_000 });
    file.exec('pragma wal_checkpoint(truncate)');
    file.close();
  } catch {
    // Kept all the same.
  }
};

/** A name that nothing has yet: what an earlier restore of this second kept is not replaced. */
const asideIn = (dataDir: string, now: number): string => {
  const dated = `attendant-until-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '')}`;
  for (let n = 1; ; n++) {
    const aside = join(dataDir, n === 1 ? `${dated}.db` : `${dated}-${n}.db`);
    if (['', ...LOGS].every((end) => !existsSync(aside + end))) return aside;
  }
};

/**
 * A second name for what is there, so that the new one takes its place in one step; where a disk has no links, a move.
 * A log without its database goes aside too, for it would be read into the new one.
 */
const keepAside = (database: string, aside: string): void => {
  const before = existsSync(database);
  if (before) settle(database);
  for (const end of LOGS) if (existsSync(database + end)) renameSync(database + end, aside + end);
  if (!before) return;
  try {
    linkSync(database, aside);
  } catch {
    renameSync(database, aside);
  }
};

/** The collector's user is seldom the one who restores: the file is to belong to whom the old one did. */
const give = (fresh: string, database: string, dataDir: string): void => {
  const old = statSync(database, { throwIfNoEntry: false });
  const { uid, gid } = old ?? statSync(dataDir);
  chmodSync(fresh, old ? old.mode & 0o777 : 0o600);
  try {
    chownSync(fresh, uid, gid);
  } catch {
    // Only root may give away; anybody else owns it already.
  }
};

export interface Restored {
  /** Where the old database lies now; undefined if there was none. */
  aside?: string;
}

const putInPlace = async (backup: string, dataDir: string, now: number): Promise<Restored> => {
  const database = join(dataDir, DATABASE_FILE);
  const fresh = `${database}.restoring`;
  const aside = asideIn(dataDir, now);
  try {
    await prepare(backup, fresh, now);
    give(fresh, database, dataDir);
    const before = existsSync(database);
    keepAside(database, aside);
    renameSync(fresh, database);
    syncFolder(dataDir);
    return before ? { aside } : {};
  } finally {
    remove(fresh);
  }
};

const told = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw isSqliteError(error) ? sqliteFailure(error) : error;
  }
};

/**
 * Puts a backup, of either engine, in the place of the SQLite data. What was there is kept under a dated name.
 * @throws Held while anybody uses the data; CopyError when the backup cannot be used
 */
export const restoreFile = (dataDir: string, file: string, now = Date.now()): Promise<Restored> =>
  told(async () => {
    const backup = resolve(file);
    checkBackup(backup);
    makeFolder(dataDir);
    const letGo = holdFolder(dataDir, 'replace');
    try {
      if (backup === resolve(dataDir, DATABASE_FILE)) throw new CopyError(`${backup} is the database itself.`);
      return await putInPlace(backup, dataDir, now);
    } finally {
      letGo();
    }
  });

/** Backups that were made one after the other differ in no mark, and halves of two are no whole. */
const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

const copyToUrl = async (
  from: string,
  url: string,
  { now = Date.now(), ...more }: CopyingOptions & { state?: string },
): Promise<Copied[]> => {
  const source = await openSqlite(from);
  const target = await openPostgres(url, silent, WHOLE_TABLE);
  try {
    return await copyIntoServer(source, target, { now, ...more });
  } finally {
    await source.close();
    await target.close();
  }
};

/**
 * Fills an empty PostgreSQL database from a backup of either engine. Ended in the middle, it goes on when it is run again
 * with the same file, and begins anew with another of the same sites.
 * @throws CopyError when the database is not empty or the backup cannot be used
 */
export const restoreServer = (url: string, file: string, options: CopyingOptions = {}): Promise<Copied[]> =>
  told(async () => {
    const backup = resolve(file);
    checkBackup(backup);
    const folder = mkdtempSync(join(tmpdir(), 'attendant-restore-'));
    try {
      const copy = join(folder, DATABASE_FILE);
      await prepare(backup, copy, options.now ?? Date.now());
      return await copyToUrl(copy, url, { ...options, state: await hashOf(backup) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

/**
 * Copies the SQLite data of a folder into an empty PostgreSQL database; run again, it goes on where it was ended.
 * @throws Held while anybody uses the data; CopyError when the target is not empty or not all arrived
 */
export const moveStore = (dataDir: string, url: string, options: CopyingOptions = {}): Promise<Copied[]> =>
  told(async () => {
    const database = join(dataDir, DATABASE_FILE);
    if (!existsSync(database)) throw new CopyError(`There is no data in the folder ${resolve(dataDir)} (DATA_DIR).`);
    const letGo = holdFolder(dataDir, 'replace');
    try {
      return await copyToUrl(database, url, options);
    } finally {
      letGo();
    }
  });
