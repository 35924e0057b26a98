import { defineConfig } from 'vitest/config';

/** The slow tests that step a MongoDB server down, kill it and let it fail; `npm run test:mongo -- --storm`. */
export default defineConfig({
  test: {
    include: ['server/test/storm/**/*.storm.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
});
