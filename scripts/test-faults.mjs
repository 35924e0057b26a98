import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';

const { positionals } = readCommandLine(
  `
Usage: npm run test:faults [-- part-of-a-file-name…]

Kills, stops, starves and traces real servers under load, and checks that no payment that was answered is lost or
counted twice. It takes a few minutes. SEED=… repeats a run, MONGODB_URL=… adds three servers on one MongoDB; what
needs strace or the right to mount a small disk is left out with one line where there is none.

Exit code: 0 every test passes · 1 one does not.
`,
  { allowPositionals: true },
);

const folder = mkdtempSync(join(tmpdir(), 'paidup-faults-report-'));
try {
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config=vitest.faults.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${report}`,
      ...positionals,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  const leftOut = numPendingTests > 0 ? `, ${numPendingTests} left out` : '';
  console.log(`${numPassedTests} passed, ${numFailedTests} failed${leftOut}`);
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
