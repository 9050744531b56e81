import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, test } from 'vitest';
import { writeBackup } from '../../../server/store/backup.ts';
import { DATABASE_FILE, openStore } from '../../../server/store/open.ts';
import { moveStore, restoreFile } from '../../../server/store/restore.ts';
import { contentOf, goesOn, LEFT_OUT, using, without } from './copying.ts';
import { fill } from './filled.ts';
import { addSite, NOON } from './things.ts';

let folder: string;
let dataDir: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attendant-copy-'));
  dataDir = join(folder, 'data');
  file = join(folder, 'backup.db');
  return () => rmSync(folder, { recursive: true, force: true });
});

describe('a backup of SQLite', () => {
  test('has all that is stored but salts and sign-ins, and is put back while the old data is kept aside', async () => {
    await using({ dataDir }, fill);
    const before = await contentOf({ dataDir });
    expect(before['salt']).toHaveLength(1);
    const made = await writeBackup({ dataDir }, file, { now: NOON });
    expect(made).toMatchObject({ bytes: statSync(file).size, noted: true });
    expect(made.counts).toContainEqual({ table: 'event', rows: 201 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await using({ dataDir }, (store) => store.marks.at('backup'))).toBe(NOON);

    await using({ dataDir }, (store) => addSite(store, 'later'));
    const { aside } = await restoreFile(dataDir, file, NOON);
    expect(aside).toBe(join(dataDir, 'attendant-until-2026-11-09T120000.db'));
    expect(await contentOf({ dataDir })).toEqual(without(before, LEFT_OUT));
    const old = new DatabaseSync(aside!);
    expect(old.prepare('select key from site').all()).toHaveLength(2);
    old.close();
    await goesOn({ dataDir });
  });

  test('is of one moment, and comes to its end, beside another process that never rests from writing', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'appender.ts'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.stdout.resume();
    for (let n = 0; n < 3; n++) {
      await writeBackup({ dataDir }, file, { overwrite: true });
      const copy = new DatabaseSync(file, { readOnly: true });
      const found = copy.prepare(
        `select (select count(*) from event) as rows, (select sum(count) from tally where name = 'stored') as told`,
      );
      const { rows, told } = found.get() as { rows: number; told: number };
      copy.close();
      // A batch and its tally are of one transaction.
      expect(rows).toBeGreaterThan(0);
      expect([rows, rows % 10]).toEqual([told, 0]);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  test('never takes the place of a file unasked, and leaves nothing behind when it fails', async () => {
    await using({ dataDir }, addSite);
    writeFileSync(file, 'precious');
    await expect(writeBackup({ dataDir }, file)).rejects.toThrow(/is there already; --overwrite replaces it/);
    expect(readFileSync(file, 'utf8')).toBe('precious');
    await expect(writeBackup({ dataDir }, join(folder, 'none', 'x.db'))).rejects.toThrow(/There is no folder/);
    await expect(writeBackup({ dataDir }, join(dataDir, DATABASE_FILE), { overwrite: true })).rejects.toThrow(/itself/);
    symlinkSync(dataDir, join(folder, 'link'));
    await expect(
      writeBackup({ dataDir: join(folder, 'link') }, join(dataDir, DATABASE_FILE), { overwrite: true }),
    ).rejects.toThrow(/itself/);
    rmSync(join(folder, 'link'));
    await expect(writeBackup({ dataDir: folder }, file, { overwrite: true })).rejects.toThrow(/There is no data/);
    truncateSync(join(dataDir, DATABASE_FILE), 20_000);
    await expect(writeBackup({ dataDir }, file, { overwrite: true })).rejects.toThrow(
      /SQLite refused it|does not answer|damaged/,
    );
    expect(readFileSync(file, 'utf8')).toBe('precious');
    expect(readdirSync(folder).toSorted()).toEqual(['backup.db', 'data']);
  });
});

describe('a restore', () => {
  test('is refused while anybody uses the data, and while it goes on nobody begins', async () => {
    await using({ dataDir }, async (store) => {
      await addSite(store);
      await writeBackup({ dataDir }, file);
      await expect(restoreFile(dataDir, file)).rejects.toThrow(/is using the data; stop it first/);
      await expect(moveStore(dataDir, 'postgres://nobody@127.0.0.1:1/none')).rejects.toThrow(/is using the data/);
    });
    const restoring = restoreFile(dataDir, file);
    await expect(openStore({ dataDir })).rejects.toThrow(/\(DATA_DIR\): the data is being restored or moved/);
    await restoring;
    await using({ dataDir }, (store) => store.sites.all());
  });

  test('keeps what is there however often it is done, and reads no log that lies about', async () => {
    await using({ dataDir }, addSite);
    await writeBackup({ dataDir }, file);
    await using({ dataDir }, (store) => addSite(store, 'precious'));
    const before = await contentOf({ dataDir });
    const other = join(folder, 'other');
    await using({ dataDir: other }, (store) => addSite(store, 'foreign'));
    const foreign = new DatabaseSync(join(other, DATABASE_FILE));
    foreign.exec('pragma wal_autocheckpoint = 0; create table foreign_one (id integer)');
    const leave = (name: string): void => copyFileSync(join(other, `${DATABASE_FILE}-wal`), join(dataDir, name));
    const keysIn = (path: string): unknown[] => {
      const db = new DatabaseSync(path);
      const keys = db.prepare('select key from site order by id').all();
      db.close();
      return keys.map((row) => row['key']);
    };

    // Killed in the middle, a restore leaves its half-made file with a log.
    leave(`${DATABASE_FILE}.restoring-wal`);
    chmodSync(file, 0o400);
    const first = await restoreFile(dataDir, file, NOON);
    const second = await restoreFile(dataDir, file, NOON);
    expect(keysIn(first.aside!)).toEqual(['demo', 'precious']);
    expect(keysIn(second.aside!)).toEqual(['demo']);
    // The database is gone, and its log is not.
    rmSync(join(dataDir, DATABASE_FILE));
    leave(`${DATABASE_FILE}-wal`);
    expect(await restoreFile(dataDir, file, NOON)).toEqual({});
    expect(keysIn(join(dataDir, DATABASE_FILE))).toEqual(['demo']);
    foreign.close();
    await restoreFile(dataDir, first.aside!, NOON);
    expect(await contentOf({ dataDir })).toEqual(before);
  });

  test('takes an older backup up to date, and refuses a newer, a damaged and a foreign one in a line', async () => {
    await using({ dataDir }, addSite);
    await writeBackup({ dataDir }, file);
    const change = (path: string, sql: string): void => {
      const db = new DatabaseSync(path);
      db.exec(sql);
      db.close();
    };
    change(
      file,
      'drop table mark; drop table question_mark; drop table reading; drop table help_visit; drop table widget_file; alter table part drop column br; delete from migration where number >= 7',
    );
    await restoreFile(dataDir, file);
    expect(await using({ dataDir }, (store) => store.marks.at('backup'))).toBeUndefined();
    change(file, 'insert into migration (number, at) values (9999, 0)');
    await expect(restoreFile(dataDir, file)).rejects.toThrow(/newer Attendant \(9999, this one knows \d+\)/);
    const foreign = join(folder, 'foreign.db');
    change(foreign, 'create table thing (id integer)');
    await expect(restoreFile(dataDir, foreign)).rejects.toThrow(/is not a backup of Attendant/);
    change(foreign, 'create table migration (number integer); insert into migration values (8)');
    await expect(restoreFile(dataDir, foreign)).rejects.toThrow(/is not a backup of Attendant/);
    writeFileSync(foreign, 'No database at all. '.repeat(500));
    await expect(restoreFile(dataDir, foreign)).rejects.toThrow(/is not a backup of Attendant, or it is damaged/);
    await expect(restoreFile(dataDir, join(folder, 'none.db'))).rejects.toThrow(/There is no file/);
    await writeBackup({ dataDir }, file, { overwrite: true });
    const { size } = statSync(file);
    const bytes = readFileSync(file);
    bytes.fill(0xff, Math.floor(size / 2));
    writeFileSync(file, bytes);
    const before = await contentOf({ dataDir });
    await expect(restoreFile(dataDir, file)).rejects.toThrow(/damaged/);
    expect(await contentOf({ dataDir })).toEqual(before);
  });
});
