import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** A busy machine takes its time; what is right is seen at once anyway. */
const patience = { expect: { poll: { timeout: 5_000 } }, setupFiles: ['vitest.patience.ts'] };

/** One run over the workspaces: pure and server tests on Node, the client's in a simulated browser. */
export default defineConfig({
  test: {
    // Vitest's own default leaves one core idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...patience,
          name: 'server',
          environment: 'node',
          include: ['shared/src/**/*.test.ts', 'server/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 60_000,
          // Some start several servers, which takes its time on a machine with other work.
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [vue()],
        test: {
          ...patience,
          name: 'client',
          environment: 'happy-dom',
          include: ['client/src/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
