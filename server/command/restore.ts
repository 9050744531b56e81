import { restoreFile, restoreServer } from '../store/restore.ts';
import { onlyWord, saying } from './backup.ts';
import { print, type Command } from './context.ts';
import { AGAIN, createProgress } from './progress.ts';

/** `restore FILE`: puts a backup in the place of the data. What was there is kept aside. */
export const restore = async (command: Command): Promise<void> => {
  const file = onlyWord(command, 'restore FILE');
  const { dataDir, databaseUrl } = command.settings;
  const failed = 'The backup could not be restored';
  if (databaseUrl) {
    const { tell, done } = createProgress();
    await saying(failed, () => restoreServer(databaseUrl, file, { tell }), AGAIN);
    done();
    print('All of it is in the database of DATABASE_URL.');
    return;
  }
  const { aside } = await saying(failed, () => restoreFile(dataDir, file));
  print(`Restored ${file} into ${dataDir}.`);
  if (aside) print(`What was there before is kept as ${aside}.`);
};
