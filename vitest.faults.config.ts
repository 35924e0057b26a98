import { defineConfig } from 'vitest/config';

/** The slow tests that kill, starve and trace real processes, one after the other; `npm run test:faults`. */
export default defineConfig({
  test: {
    include: ['server/test/faults/**/*.fault.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
});
