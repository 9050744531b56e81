import { statfs } from 'node:fs/promises';
import type { Machine } from '../../protocol/health.ts';
import type { Store } from '../store/store.ts';

export interface MachineParts {
  store: Pick<Store, 'kind' | 'ready' | 'gauges' | 'marks'>;
  version: string;
  /** Where SQLite's file lies. */
  dataDir: string;
}

const orNothing = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch(() => undefined);

/** Bytes that an ordinary user may still write; how much room a database server has, it alone knows. */
const roomOf = async ({ store, dataDir }: MachineParts): Promise<number | undefined> => {
  if (store.kind !== 'sqlite') return undefined;
  const { bavail, bsize } = await statfs(dataDir);
  return bavail * bsize;
};

/** What this process and its store say of themselves; what cannot be told now is left out. */
export const machineOf = async (parts: MachineParts): Promise<Machine> => {
  const { store, version } = parts;
  const [ready, database, disk_free, backup_at] = await Promise.all([
    store.ready().then(
      () => true,
      () => false,
    ),
    orNothing(store.gauges.size()),
    orNothing(roomOf(parts)),
    orNothing(store.marks.at('backup')),
  ]);
  return {
    version,
    store: store.kind,
    ready,
    uptime: Math.round(process.uptime()),
    memory: process.memoryUsage.rss(),
    ...(database !== undefined && { database }),
    ...(disk_free !== undefined && { disk_free }),
    ...(backup_at !== undefined && { backup_at }),
  };
};
