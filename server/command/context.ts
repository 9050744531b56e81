import type { Log } from '../log.ts';
import type { Settings } from '../settings.ts';
import { openStore } from '../store/open.ts';
import type { Site, Store } from '../store/store.ts';
import { CommandError, UsageError } from './usage.ts';

/** What a command is given. */
export interface Command {
  settings: Settings;
  /** What stands after the command's own words. */
  words: string[];
  flags: Record<string, string | boolean | undefined>;
  log: Log;
}

/** The flag's text, or undefined. */
export const textFlag = ({ flags }: Command, name: string): string | undefined => {
  const value = flags[name];
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
};

/** @throws UsageError that names the flag if it is not there */
export const neededFlag = (command: Command, name: string, example: string): string => {
  const value = textFlag(command, name);
  if (value === undefined) throw new UsageError(`--${name} is missing: for example --${name} ${example}`);
  return value;
};

/** Opens the store for one command and closes it whatever happens. */
export const withStore = async <T>({ settings, log }: Command, work: (store: Store) => Promise<T>): Promise<T> => {
  const { dataDir, databaseUrl } = settings;
  const store = await openStore({ dataDir, ...(databaseUrl ? { databaseUrl } : {}), log });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

/** The site that --site names, or the only one there is. */
export const siteOf = async (command: Command, store: Store): Promise<Site> => {
  const sites = await store.sites.all();
  const key = textFlag(command, 'site');
  if (sites.length === 0) throw new CommandError('There is no site yet. Make one with "attendant site add".');
  const keys = sites.map((site) => site.key).join(', ');
  if (key === undefined && sites.length > 1) throw new UsageError(`--site is missing: one of ${keys}`);
  const site = key === undefined ? sites[0] : sites.find((one) => one.key === key);
  if (!site) throw new CommandError(`There is no site with the key ${key}. There is: ${keys}`);
  return site;
};

/** One line, or several, on standard output. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);
