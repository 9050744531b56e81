import { moveStore } from '../store/restore.ts';
import { readSettings } from '../settings.ts';
import { saying } from './backup.ts';
import { print, type Command } from './context.ts';
import { AGAIN, createProgress } from './progress.ts';
import { UsageError } from './usage.ts';

/** `move DATABASE_URL`: copies the SQLite data into an empty PostgreSQL database; run again, it goes on. */
export const move = async (command: Command): Promise<void> => {
  const { words, settings } = command;
  if (words.length > 1) throw new UsageError('Write "move postgres://…".');
  const { databaseUrl } = words[0] ? readSettings({ DATABASE_URL: words[0] }) : settings;
  if (!databaseUrl) throw new UsageError('Write the address of the new database: "move postgres://…".');
  const { tell, done } = createProgress();
  const copied = await saying(
    'The data could not be moved',
    () => moveStore(settings.dataDir, databaseUrl, { tell }),
    AGAIN,
  );
  done();
  const rows = copied.reduce((sum, one) => sum + one.rows, 0);
  print(`All ${rows} rows of ${copied.length} tables are there; each table was counted on both sides.`);
  print(`Start the collector with DATABASE_URL from now on. The old data stays in ${settings.dataDir}.`);
};
