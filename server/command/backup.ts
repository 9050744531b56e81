import { writeBackup } from '../store/backup.ts';
import type { Copied } from '../store/copy.ts';
import { Held } from '../store/hold.ts';
import { StoreError } from '../store/store.ts';
import { print, type Command } from './context.ts';
import { CommandError, UsageError } from './usage.ts';

const NAMES: Readonly<Record<string, string>> = {
  site: 'sites',
  event: 'events',
  visitor: 'visitors',
  response: 'messages and feedback',
  content_version: 'versions of contents',
  staff: 'staff',
};

/** "12.3 MB": decimal, as disks are sold and shown. */
export const sizeOf = (bytes: number): string =>
  bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;

/** Rows by table, one a line, under the names that owners know. */
export const printCounts = (counts: readonly Copied[]): void => {
  for (const { table, rows } of counts) print(`${String(rows).padStart(12)}  ${NAMES[table] ?? table}`);
};

/** What a disk or database refused, said of what was to be done; `then` what to do about it. */
export const saying = async <T>(what: string, work: () => Promise<T>, then = ''): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof StoreError) throw new CommandError(`${what}: ${error.message}.${then}`, { cause: error });
    if (error instanceof Held) throw new CommandError(`${what}: ${error.message}.`, { cause: error });
    if (typeof code === 'string' && 'syscall' in (error as object))
      throw new CommandError(`${what} (${code}).`, { cause: error });
    throw error;
  }
};

/** The only word of a command. */
export const onlyWord = ({ words }: Command, example: string): string => {
  const [word] = words;
  if (!word || words.length > 1) throw new UsageError(`Write "${example}".`);
  return word;
};

/** `backup FILE`: all that is stored, as it is at one moment, in one file; collecting goes on. */
export const backup = async (command: Command): Promise<void> => {
  const file = onlyWord(command, 'backup FILE');
  const overwrite = command.flags['overwrite'] === true;
  const made = await saying('The backup could not be written', () =>
    writeBackup(command.settings, file, { overwrite }),
  );
  print(`${file}  ${sizeOf(made.bytes)}, checked`);
  printCounts(made.counts);
  if (!made.noted) print('The console will not show this backup: its time could not be stored.');
};
