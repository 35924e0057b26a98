import { defineConfig } from 'vitest/config';

/** The slow tests that kill, starve and trace real processes; `npm run test:faults`. */
export default defineConfig({
  test: {
    include: ['server/test/faults/**/*.fault.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Two files at once, since some of them mostly wait. More would keep the servers that they time from the processor.
    maxWorkers: 2,
  },
});
