import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readCommandLine, wholeNumber } from './command-line.mjs';
import { root } from './root.mjs';

const { values } = readCommandLine(
  `
Usage: npm run test:stories [-- --runs=2000]

Plays random stories of up to sixty steps (payments, corrections, games, restarts) on the club and on a model of it,
and prints the shortest in which the two differ. MONGODB_URL=… plays a tenth as many on MongoDB
too; SEED=… repeats a run.

Exit code: 0 they never differ · 1 they do.
`,
  { options: { runs: { type: 'string', default: '2000' } } },
);

const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project=server', 'server/test/model/story'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, RUNS: `${wholeNumber(values, 'runs', 1, 1_000_000)}` },
  },
);
process.exitCode = status ?? 1;
