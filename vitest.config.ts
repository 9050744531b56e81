import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{protocol,server,demo,layout,size}/**/*.test.ts'],
          exclude: ['test/server/store/**'],
        },
      },
    ],
  },
});
