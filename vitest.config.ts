import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';
import { defineBuildOptions } from './tools/build/build-options.ts';

export default defineConfig({
  test: {
    // Every core; what is left to itself is one fewer, which on two of them is half.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          // The pure core keeps nothing between two tests, so files share what they import: a quarter of the time.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        define: defineBuildOptions({ reportMail: null, repository: null }),
        // What is no browser has no webextension-polyfill: a fake stands in, and throws at what it does not fake.
        resolve: {
          alias: {
            'webextension-polyfill': new URL('./test/support/fake-browser.ts', import.meta.url).pathname,
          },
        },
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['test/support/pack-tools-once.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/build-once.ts', 'test/support/pack-tools-once.ts'],
          // A browser waits more than it works. More of them than two would slow each other down until deadlines are missed.
          maxWorkers: 2,
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
