import { defineConfig } from 'vitest/config';

/** The tests that need a browser and the built pages; `npm run test:browser` sees to both. */
export default defineConfig({
  test: {
    include: ['server/test/browser/**/*.browser.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // Two files at once, each with a server and a browser of its own.
    maxWorkers: 2,
    // A busy machine takes its time; what is right is seen at once anyway.
    expect: { poll: { timeout: 15_000 } },
  },
});
