import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

// One random seed a run; `npm test` prints it, and SEED=n repeats it.
process.env['SEED'] ??= String(Math.floor(Math.random() * 2 ** 31));

/** A set of tests with its own environment; `test` is vitest's own options, `importSource` what draws its markup. */
const project = (name: string, test: Record<string, unknown>, importSource = 'preact'): TestProjectConfiguration => ({
  oxc: { jsx: { runtime: 'automatic', importSource, development: false } },
  // Constants that the build puts into the widget.
  define: { __VERSION__: '"0.0.0"', __MORE__: '"p/more.js"' },
  test: { name, ...test },
});

/** A page without a browser, fresh for each file: a context in a thread that is there costs a third of a process. */
const PAGE = { environment: 'happy-dom', pool: 'vmThreads', testTimeout: 10_000 };

export default defineConfig({
  test: {
    // As many files at a time as there are cores, of whichever project: by itself vitest leaves a core to the one that
    // watches, and of two that is half. With one number for all, no project waits for the last file of another.
    maxWorkers: Math.min(availableParallelism(), 4),
    projects: [
      project('unit', {
        include: ['test/{protocol,server,demo,layout,size,support,build,pack}/**/*.test.{ts,tsx}'],
        exclude: ['test/server/store/**'],
        testTimeout: 60_000,
      }),
      // Each file starts a PostgreSQL of its own, or shares one through a global set-up of the store's tests.
      project('store', {
        include: ['test/server/store/**/*.test.ts', 'test/store/**/*.test.ts'],
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
      project(
        'widget',
        { include: ['test/widget/**/*.test.{ts,tsx}'], setupFiles: ['test/support/patience.ts'], ...PAGE },
        '#ui',
      ),
      project('console', {
        include: ['test/console/**/*.test.{ts,tsx}'],
        ...PAGE,
      }),
      // Each file has a Chromium and a collector of its own.
      project('browser', {
        include: ['test/browser/**/*.test.ts'],
        globalSetup: ['test/support/unpack.ts'],
        testTimeout: 60_000,
        hookTimeout: 60_000,
        // A poll ends with what it waits for; by itself it gives up after 1,000 ms.
        expect: { poll: { timeout: 15_000 } },
      }),
    ],
  },
});
