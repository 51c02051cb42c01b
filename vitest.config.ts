import { defineConfig } from 'vitest/config';
import { defineBuildOptions } from './tools/build/build-options.ts';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'] } },
      {
        define: defineBuildOptions({ reportMail: null, repository: null }),
        // What is no browser has no webextension-polyfill: a fake stands in, and throws at what it does not fake.
        resolve: {
          alias: {
            'webextension-polyfill': new URL('./test/support/fake-browser.ts', import.meta.url).pathname,
          },
        },
        test: { name: 'integration', include: ['test/integration/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/build-once.ts'],
          // Two browsers at a time would slow each other down until deadlines are missed.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        // Longer than the other sets together, so it has a command of its own: `npm run faults`.
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/support/build-once.ts'],
          fileParallelism: false,
          testTimeout: 900_000,
          disableConsoleIntercept: true,
        },
      },
    ],
  },
});
