// What `npm test` runs: types, lint, format and build, each counted as one check, then every test. Goes on after a
// failure, so that one run tells all. The last line is "N passed, N failed".
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name) => join(root, 'node_modules', name);
const seed = process.env.SEED ?? String(Math.floor(Math.random() * 2 ** 31));

/** Runs a script under this Node, its output where ours goes; true if it ends with 0. */
const run = (script, ...args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, SEED: seed },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });

/** Two rows at the same time: formatting, which keeps one core, beside the rest. */
const CHECKS = [
  [['format', bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  [
    ['types', 'test/support/types.mjs'],
    ['lint', bin('oxlint/bin/oxlint'), '--deny-warnings'],
    ['build', 'build.mjs'],
  ],
];

/** What vitest wrote about its tests: counts and the names of those that failed. */
const readReport = async (path) => {
  const report = JSON.parse(await readFile(path, 'utf8'));
  const broken = report.testResults.filter((file) => file.status === 'failed');
  const names = broken.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName);
    // A file that could not even be loaded holds no test, and must count all the same.
    return (failed.length ? failed : [file.message.split('\n')[0]]).map(
      (name) => `${relative(root, file.name)}: ${name}`,
    );
  });
  return { passed: report.numPassedTests, names, unrun: report.numPendingTests + report.numTodoTests };
};

const started = performance.now();
console.log(`seed ${seed} (repeat with SEED=${seed})`);
const failed = [];
let passed = 0;
const check = async ([name, ...command]) => {
  const begun = performance.now();
  const fine = await run(...command);
  if (fine) passed += 1;
  else failed.push(name);
  console.log(`${fine ? 'passed' : 'failed'}  ${name}  ${Math.round(performance.now() - begun)} ms`);
};
await Promise.all(
  CHECKS.map(async (row) => {
    for (const one of row) await check(one);
  }),
);

const folder = await mkdtemp(join(tmpdir(), 'attendant-report-'));
const json = join(folder, 'report.json');
const fine = await run(
  bin('vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${json}`,
  ...process.argv.slice(2),
);
const report = await readReport(json).catch((error) => ({
  passed: 0,
  names: [`no report: ${error.message}`],
  unrun: 0,
}));
await rm(folder, { recursive: true, force: true });
passed += report.passed;
failed.push(...report.names);
if (!fine && report.names.length === 0) failed.push('vitest ended with an error outside any test');
if (report.passed === 0 && report.names.length === 0) failed.push('not one test was run');

console.log(`\n${Math.round((performance.now() - started) / 1000)} s on ${availableParallelism()} cores, seed ${seed}`);
if (report.unrun) console.log(`${report.unrun} not run here`);
for (const name of failed) console.log(`failed: ${name}`);
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length ? 1 : 0;
