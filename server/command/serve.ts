import { startServer } from '../main.ts';
import { print, type Command } from './context.ts';
import { UsageError } from './usage.ts';

/** Milliseconds after which a stop is enforced, whatever still holds it up. */
const AT_MOST = 10_000;
/** Milliseconds after which a second signal means: now. */
const IMPATIENT = 1_000;

/** Resolves at the first signal. Ctrl-C may come twice at once, from the terminal and from the Node that started this. */
const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    let asked: number | undefined;
    const end = (): void => {
      if (asked !== undefined && performance.now() - asked > IMPATIENT) process.exit(1);
      if (asked !== undefined) return;
      asked = performance.now();
      setTimeout(() => process.exit(1), AT_MOST).unref();
      resolve();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });

/** `serve`: runs until a signal. Resolves when all is closed. */
export const serve = async (command: Command): Promise<void> => {
  if (command.words.length) throw new UsageError(`There is no command "${command.words[0]}".`);
  const { url, parts, stop } = await startServer(command.settings, command.log);
  print(`Attendant ${parts.files.version}`);
  print(`collector   ${url}`);
  print(`console     ${parts.settings.publicUrl}/console/`);
  await stopAsked();
  await stop();
};
