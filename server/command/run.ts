import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { createLog } from '../log.ts';
import { flagOf, readSettings, SETTING_NAMES } from '../settings.ts';
import { StoreError } from '../store/store.ts';
import { backup } from './backup.ts';
import type { Command } from './context.ts';
import { exportRows } from './export.ts';
import { forget } from './forget.ts';
import { move } from './move.ts';
import { rebuild } from './rebuild.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';
import { addSite } from './site.ts';
import { addStaff } from './staff.ts';
import { USAGE, UsageError } from './usage.ts';

const COMMANDS: readonly { words: readonly string[]; run: (command: Command) => Promise<void> }[] = [
  { words: ['serve'], run: serve },
  { words: ['site', 'add'], run: addSite },
  { words: ['staff', 'add'], run: addStaff },
  { words: ['export'], run: exportRows },
  // What reads pages and tables no collector needs in its memory.
  { words: ['import', 'faq'], run: async (command) => (await import('./importFaq.ts')).importFaq(command) },
  { words: ['backup'], run: backup },
  { words: ['restore'], run: restore },
  { words: ['move'], run: move },
  { words: ['rebuild'], run: rebuild },
  { words: ['forget'], run: forget },
];

const TEXT_FLAGS = ['site', 'origin', 'time-zone', 'currency', 'key', 'brand', 'lang', 'role', 'name'];

const options: ParseArgsOptionsConfig = {
  help: { type: 'boolean', short: 'h' },
  'no-survey': { type: 'boolean' },
  overwrite: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'allow-private': { type: 'boolean' },
  ...Object.fromEntries(
    [...TEXT_FLAGS, ...SETTING_NAMES.map(flagOf)].map((name) => [name, { type: 'string' as const }]),
  ),
};

const parsed = (args: string[]) => {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]!.split('. To specify')[0]!);
  }
};

const chosen = (words: string[]) => {
  if (words.length === 0) return { run: serve, rest: [] };
  const command = COMMANDS.find((one) => one.words.every((word, i) => words[i] === word));
  if (!command) throw new UsageError(`There is no command "${words.slice(0, 2).join(' ')}".`);
  return { run: command.run, rest: words.slice(command.words.length) };
};

const explain = (error: unknown): number => {
  const say = (text: string): void => void process.stderr.write(`attendant: ${text}\n`);
  if (error instanceof UsageError) {
    say(`${error.message.replace(/[^.]$/, '$&.')} "attendant --help" shows how.`);
    return 2;
  }
  if (error instanceof StoreError) say(`the database cannot be used: ${error.message}`);
  else if (error instanceof TypeError || error instanceof ReferenceError) say(error.stack ?? error.message);
  else say((error as Error).message);
  return 1;
};

/**
 * Runs one command line.
 * @param args without the program's own name
 * @returns the exit code: 0 done, 1 it could not be done, 2 it was written wrongly
 */
export const run = async (args: string[], env: Record<string, string | undefined>): Promise<number> => {
  try {
    const { values, positionals } = parsed(args);
    const flags = values as Record<string, string | boolean | undefined>;
    if (flags['help'] || positionals[0] === 'help') {
      process.stdout.write(USAGE);
      return 0;
    }
    const command = chosen(positionals);
    const settings = readSettings(env, flags as Record<string, string | undefined>);
    await command.run({ settings, words: command.rest, flags, log: createLog(process.stderr) });
    return 0;
  } catch (error) {
    return explain(error);
  }
};
