import type { Server } from 'node:http';
import { accessSync, constants } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createListener } from './app.ts';
import { lastingFiles, readFiles } from './files.ts';
import { createHttp } from './guard/sockets.ts';
import { createFolding } from './insight/folding.ts';
import { createLog, type Log } from './log.ts';
import { createMailer } from './mail/mailer.ts';
import { createParts, type Parts } from './parts.ts';
import { refreshIndexes } from './publish/refresh.ts';
import { SettingError, type Settings } from './settings.ts';
import { makeFolder } from './store/folder.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

export interface Running {
  /** Where it listens, on this machine. */
  url: string;
  parts: Parts;
  /** Stops accepting, finishes what is on its way, and closes the store; at most 10 seconds. */
  stop(): Promise<void>;
}

/** Milliseconds that requests on their way may take after a stop. */
const PATIENCE = 7_000;
/** Milliseconds between looks for connections whose last answer has been given. */
const SWEEP = 100;
/** Milliseconds between writings of what was counted beside the log. */
const FLUSH = 500;
const HOUR = 3_600_000;

/** @throws SettingError that names DATA_DIR when the folder cannot be made or written */
const prepareFolder = ({ dataDir, databaseUrl }: Settings): void => {
  if (databaseUrl) return;
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SettingError(
      'DATA_DIR',
      `the folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code})`,
    );
  }
};

const portError = (error: NodeJS.ErrnoException, port: number): Error => {
  if (error.code === 'EADDRINUSE') return new SettingError('PORT', `${port} is taken by another program`);
  if (error.code === 'EACCES') return new SettingError('PORT', `${port} may not be used by this user`);
  return error;
};

/** Opens the port; `opened` is called before the first request can come. */
const listen = (server: Server, port: number, opened: (port: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, port)));
    server.listen(port, () => {
      try {
        opened((server.address() as AddressInfo).port);
        resolve();
      } catch (error) {
        // A port left open would keep a process alive that answers nobody, and no supervisor would start another.
        server.close();
        reject(error);
      }
    });
  });

/** A busy browser or proxy never lets its connection idle: it is told with its next answer that it ends. */
const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.prependListener('request', (_incoming, outgoing) => (outgoing.shouldKeepAlive = false));
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
    const hurry = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(hurry);
      resolve();
    });
    server.closeIdleConnections();
  });

/** What runs beside the requests: figures that are written down, and the day's salt. */
const startSchedule = ({ collecting, now, log }: Parts): (() => void) => {
  const refresh = (): void =>
    void collecting.visitors.refresh(now()).catch(() => log('warn', 'the salt of the day cannot be read'));
  const timers = [setInterval(() => void collecting.tally.flush(), FLUSH), setInterval(refresh, HOUR)];
  for (const timer of timers) timer.unref();
  refresh();
  return () => timers.forEach(clearInterval);
};

const serveStore = async (store: Store, settings: Settings, log: Log, now: () => number): Promise<Running> => {
  const server = createHttp();
  const mailer = createMailer(settings, store, now, log);
  let parts!: Parts;
  await listen(server, settings.port, (port) => {
    const publicUrl = settings.port === 0 ? settings.publicUrl.replace(/:0$/, `:${port}`) : settings.publicUrl;
    parts = createParts({ store, settings: { ...settings, port, publicUrl }, files: readFiles(), log, now, mailer });
    server.on('request', createListener(parts));
  });
  const stopSchedule = startSchedule(parts);
  const folding = createFolding(store, log);
  folding.start();
  mailer.start();
  parts.keeping.start();
  void refreshIndexes(store, log, now, () => parts.stopping).catch(() => log('warn', 'the sites cannot be read'));
  void store.widgetFiles.keep(lastingFiles(parts.files), now()).catch(() => {
    if (!parts.stopping) log('warn', 'the widget’s files cannot be kept for pages that stay open over an update');
  });
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    parts.stopping = true;
    stopSchedule();
    await Promise.all([closed(server), mailer.stop(), folding.stop(), parts.keeping.stop()]);
    await parts.collecting.tally.flush();
    await store.close();
  };
  return { url: `http://localhost:${parts.settings.port}`, parts, stop: () => (stopping ??= stop()) };
};

/**
 * Starts one collector: store, app, mail, and the port last.
 * @throws SettingError for a port or folder that cannot be used; StoreError when the database cannot be opened
 */
export const startServer = async (
  settings: Settings,
  log: Log = createLog(process.stderr),
  now: () => number = Date.now,
): Promise<Running> => {
  prepareFolder(settings);
  const store = await openStore({
    dataDir: settings.dataDir,
    ...(settings.databaseUrl ? { databaseUrl: settings.databaseUrl } : {}),
    log,
  });
  try {
    return await serveStore(store, settings, log, now);
  } catch (error) {
    await store.close();
    throw error;
  }
};
