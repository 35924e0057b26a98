import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** One run over the workspaces: pure and server tests on Node, the client's in a simulated browser. */
export default defineConfig({
  test: {
    // Vitest's own default leaves one core idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'server',
          environment: 'node',
          include: ['shared/src/**/*.test.ts', 'server/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 20_000,
          // Some start several servers, which takes its time on a machine with other work.
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [vue()],
        test: { name: 'client', environment: 'happy-dom', include: ['client/src/**/*.test.ts'] },
      },
    ],
  },
});
