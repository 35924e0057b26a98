import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';

const { positionals } = readCommandLine(
  `
Usage: npm run test:faults [-- part-of-a-file-name…]

Kills, stops, starves and traces real servers under load, and checks that no payment that was answered is lost or
counted twice. Sends them garbage, slow senders and readers that hang. Connects them to a fake bank with every kind of
trouble, and kills them while they wait for it. It takes some minutes. SEED=… repeats a run, SECONDS=… gives the runs at
a bank that long, so that with 600 all of them are played, and MONGODB_URL=… adds three servers on one MongoDB. Tests
that need strace, or the right to mount a small disk, are left out where there is none.

Exit code: 0 every test passes · 1 one does not.
`,
  { allowPositionals: true },
);

const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--config=vitest.faults.config.ts', ...positionals],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
