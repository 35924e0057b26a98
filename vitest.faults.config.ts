import { defineConfig } from 'vitest/config';

/** Others beside them would disturb what they measure, or the pace at which they go on. */
const ALONE = ['backups', 'hung-readers', 'slow-senders'].map(
  (name) => `server/test/faults/${name}.fault.ts`,
);
const timeouts = { testTimeout: 120_000, hookTimeout: 60_000 };

/**
 * The slow tests that kill, starve and trace real processes; `npm run test:faults`. Some run alone and first. Of the rest
 * two files run at once, since several of them mostly wait.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: { ...timeouts, name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 0 } },
      },
      {
        test: {
          ...timeouts,
          name: 'two at once',
          include: ['server/test/faults/**/*.fault.ts'],
          exclude: ALONE,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
