#!/usr/bin/env node
// Builds everything that is served or published into dist/. Everything is made in memory first and only then written,
// so that a collector which serves dist/ meanwhile never sees half a build. See docs/architecture.md for the parts.
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync, watch } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { declarations } from './build/declarations.mjs';
import { shortNames } from './build/names.mjs';
import { writeOutputs } from './build/outputs.mjs';
import { smaller, worked } from './build/smaller.mjs';

const root = import.meta.dirname;
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Parts of the widget that are loaded when first needed, by the name that the second script's `__NAME__` carries. Those of
 * one line share what they have in common; notes come without a panel, and in one file.
 */
const PARTS = [
  { panel: 'widget/panel.ts', write: 'widget/ui/write.tsx', survey: 'widget/ui/survey.tsx' },
  { nudge: 'widget/ui/nudge.ts' },
  { consents: 'widget/consents/follow.ts' },
];
/** The second script, which knows their addresses; the loader knows its own. */
const MORE = 'widget/more-beside.ts';

const browser = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  outdir: dist,
  logLevel: 'warning',
};

/** A style sheet imported by the widget becomes its minified text, to be adopted by the shadow root. */
const sheetsAsText = {
  name: 'sheets-as-text',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: 'chrome111',
      });
      return { contents: code.trim(), loader: 'text' };
    }),
};

/**
 * What belongs to nobody alone and is small goes along with each that needs it: sheets pack 260 bytes smaller beside other
 * rules, and neither a way to write prices nor a list of questions is a file of its own.
 */
const twice = {
  name: 'twice',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(base-css|money|kept)\.ts$/ }, ({ path, resolveDir, importer }) => ({
      path: join(resolveDir, path),
      suffix: `?${basename(importer)}`,
    })),
};

const filesOf = (result) =>
  new Map(result.outputFiles.map((file) => [relative(dist, file.path), Buffer.from(file.contents)]));
/** The built file of an entry point, relative to dist/. */
const builtFrom = (result, entry) => {
  const found = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint === entry);
  return relative('dist', found[0]);
};

/** `__NAME__` for each part, as the script that lies in `folder` reaches it. */
const addresses = (names, folder) =>
  Object.fromEntries(
    Object.entries(names).map(([name, address]) => [
      `__${name.toUpperCase()}__`,
      JSON.stringify(relative(folder, address)),
    ]),
  );

/**
 * The widget: its lazy parts as ES modules with hashed names, the second script that knows those names, then the loader
 * that knows the second script's. `loader` and `parts` are esbuild's metafiles, `names` addresses relative to the loader's.
 */
export const widget = async () => {
  const own = await shortNames(join(root, 'widget'));
  const drawn = { ...browser, jsxImportSource: '#ui' };
  const modules = {
    ...drawn,
    ...own,
    format: 'esm',
    splitting: true,
    entryNames: 'widget/p/[name]-[hash]',
    chunkNames: 'widget/p/[name]-[hash]',
    // Goes into the hash, and is gone afterwards.
    banner: { js: `/*${worked}*/` },
    plugins: [sheetsAsText, twice],
  };
  const lazy = await Promise.all(PARTS.map((entryPoints) => build({ ...modules, entryPoints })));
  const names = Object.fromEntries(
    PARTS.flatMap((entries, i) =>
      Object.entries(entries).map(([name, entry]) => [name, relative('widget', builtFrom(lazy[i], entry))]),
    ),
  );
  const second = await build({ ...modules, entryPoints: { more: MORE }, define: addresses(names, 'p') });
  const parts = [...lazy, second];
  const more = relative('widget', builtFrom(second, MORE));
  const define = { __VERSION__: JSON.stringify(version), ...addresses({ more }, '') };
  const loader = await build({
    ...drawn,
    ...own,
    entryPoints: { 'widget/attendant': 'widget/embed.ts' },
    format: 'iife',
    // Else "use strict" stands in it: types hold already what that would catch, and no function of it uses its own `this`.
    tsconfigRaw: '{}',
    define,
    plugins: [sheetsAsText],
  });
  const npm = await build({
    ...drawn,
    entryPoints: { 'npm/index': 'widget/index.ts' },
    format: 'esm',
    minify: false,
    define,
    plugins: [sheetsAsText],
  });
  const files = new Map(
    [...parts, loader].flatMap((built) => [...filesOf(built)]).map(([name, bytes]) => [name, smaller(name, bytes)]),
  );
  for (const [name, bytes] of filesOf(npm)) files.set(name, bytes);
  files.set(`widget/attendant-${version}.js`, files.get('widget/attendant.js'));
  const all = (kind) => Object.assign({}, ...parts.map(({ metafile }) => metafile[kind]));
  const metafile = { inputs: all('inputs'), outputs: all('outputs') };
  return { files, names: { more, ...names }, loader: loader.metafile, parts: metafile };
};

/** The console: one page, one script, one sheet; the page names the hashed files. */
const consoleApp = async () => {
  const entries = ['server/console/main.tsx', 'server/console/console.css'];
  const result = await build({
    ...browser,
    entryPoints: entries,
    format: 'esm',
    splitting: true,
    entryNames: 'console/[name]-[hash]',
    chunkNames: 'console/[name]-[hash]',
    assetNames: 'console/[name]-[hash]',
    loader: { '.svg': 'file', '.png': 'file' },
  });
  const [script, style] = entries.map((entry) => basename(builtFrom(result, entry)));
  const files = filesOf(result);
  const page = await readFile(join(root, 'server/console/index.html'), 'utf8');
  const named = page.replace('{{js}}', `/console/${script}`).replace('{{css}}', `/console/${style}`);
  files.set('console/index.html', Buffer.from(named));
  return { files, script, style };
};

/** The collector and its command for installs from npm, where Node strips no types. */
const server = async () => {
  const entry = 'server/command/cli.ts';
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      'server/main': entry,
      'server/publishWorker': 'server/publish/worker.ts',
      'server/findabilityWorker': 'server/publish/findabilityWorker.ts',
      'server/asideWorker': 'server/store/asideWorker.ts',
      'server/importWorker': 'server/import/readWorker.ts',
    },
    bundle: true,
    // What only one command needs (readers of pages and tables) is loaded by that command.
    splitting: true,
    chunkNames: 'server/[name]-[hash]',
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node24',
    charset: 'utf8',
    outdir: dist,
    logLevel: 'warning',
  });
  return filesOf(result);
};

const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Builds all parts and tells which failed; of those, dist/ keeps the last good state. */
const all = async () => {
  const started = performance.now();
  const work = { widget: widget(), types: declarations(), console: consoleApp(), server: server() };
  const results = await Promise.allSettled(Object.values(work));
  const failed = results.flatMap((result, i) =>
    result.status === 'rejected' ? [`${Object.keys(work)[i]}: ${result.reason.message}`] : [],
  );
  const [tag, types, app, collector] = results.map((result) => result.value);
  const files = new Map([...(tag?.files ?? []), ...(types ?? []), ...(app?.files ?? []), ...(collector ?? [])]);
  const loader = `attendant-${version}.js`;
  if (tag && app) {
    const manifest = {
      version,
      loader: { file: loader, integrity: integrity(files.get(`widget/${loader}`)) },
      parts: tag.names,
      console: { script: app.script, style: app.style },
    };
    files.set('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  }
  await writeOutputs(dist, files, failed.length === 0);
  for (const line of failed) console.error(`build: not built, ${line}`);
  console.log(`build: ${files.size} files in ${Math.round(performance.now() - started)} ms`);
  return failed.length === 0;
};

/** Builds again a moment after the last change in the sources. */
const watchSources = () => {
  let due;
  for (const room of ['protocol', 'widget', 'server'])
    watch(join(root, room), { recursive: true }, () => {
      clearTimeout(due);
      due = setTimeout(all, 100);
    });
};

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  await mkdir(dist, { recursive: true });
  const whole = await all();
  if (process.argv.includes('--watch')) watchSources();
  else if (!whole) process.exitCode = 1;
}
