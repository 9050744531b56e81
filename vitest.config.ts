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

export default defineConfig({
  test: {
    projects: [
      project('unit', {
        include: ['test/{protocol,server,demo,layout,size,support,build,pack}/**/*.test.{ts,tsx}'],
        exclude: ['test/server/store/**'],
        testTimeout: 20_000,
      }),
      // Each file starts a PostgreSQL of its own, or shares one through a global set-up of the store's tests.
      project('store', {
        include: ['test/server/store/**/*.test.ts', 'test/store/**/*.test.ts'],
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
      project(
        'widget',
        { include: ['test/widget/**/*.test.{ts,tsx}'], environment: 'happy-dom', testTimeout: 10_000 },
        '#ui',
      ),
      project('console', {
        include: ['test/console/**/*.test.{ts,tsx}'],
        environment: 'happy-dom',
        testTimeout: 10_000,
      }),
      // Two files at a time, each with its own Chromium and collector.
      project('browser', {
        include: ['test/browser/**/*.test.ts'],
        globalSetup: ['test/support/unpack.ts'],
        testTimeout: 60_000,
        hookTimeout: 60_000,
        maxWorkers: 2,
      }),
    ],
  },
});
