import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// For test/support/scale.ts; printed, so that a failure can be repeated.
const env = {
  CHECK_SCALE: process.env.CHECK_SCALE || '0.1',
  TEST_SEED: process.env.TEST_SEED || String(randomInt(1, 2 ** 31)),
};
process.stdout.write(`TEST_SEED=${env.TEST_SEED} CHECK_SCALE=${env.CHECK_SCALE}\n`);

export default defineConfig({
  resolve: {
    // Vite would pick graphql's development build for our own files and Node the other one for libraries:
    // two copies, which do not know each other's errors and types.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    // More than the machines have cores: much of the time is spent waiting for other processes.
    maxWorkers: 3,
    env,
    setupFiles: ['test/support/seed-properties.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: ['test/faults/**', 'test/browser/**', 'test/house/newcomer/**'],
          // Most of the time would go into loading the same modules for each file anew.
          isolate: false,
          // Generous: tests that start processes take their time on a busy machine.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // Minutes of crashes and misbehaving clusters: `npm run test:faults`.
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 300_000,
        },
      },
      {
        // Copies the tree, edits it and asks the compiler and other tests: `npm run test:newcomer`.
        extends: true,
        test: {
          name: 'newcomer',
          include: ['test/house/newcomer/**/*.test.ts'],
          testTimeout: 900_000,
        },
      },
      {
        // Needs Chromium: `npm run test:browser`.
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
