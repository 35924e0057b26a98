import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs the tests whose file names contain one of `parts`, so many files at once, up to the first that fails. Resolves
 * with the name of that test, or with `null` when all of them pass. Rejects when there are no such tests, or when they
 * don't end within `timeout` milliseconds.
 */
export async function firstFailure(tree, parts, { workers = 1, timeout = 240_000 } = {}) {
  const report = join(tree, 'report.json');
  rmSync(report, { force: true });
  const vitest = join(tree, 'node_modules/vitest/vitest.mjs');
  // Many a bug makes a test wait in vain, so it waits for less long here.
  const options = ['--bail=1', '--testTimeout=20000', `--maxWorkers=${workers}`, '--reporter=json'];
  // The tests run without MongoDB. Bugs are planted only into SQLite's store and into what both stores share.
  const env = { ...process.env, MONGODB_URL: '' };
  const child = spawn(process.execPath, [vitest, 'run', ...options, `--outputFile=${report}`, ...parts], {
    cwd: tree,
    env,
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  if (code === null) throw new Error(`the tests were stopped after ${timeout / 1000} s`);
  const { numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const files = testResults.filter(({ status }) => status === 'failed');
  const [test] = files.flatMap((file) => file.assertionResults.filter(({ status }) => status === 'failed'));
  if (test) return test.fullName.trim();
  if (files.length > 0) return `${files[0].name.slice(tree.length + 1)} as a whole`;
  if (numTotalTests === 0) throw new Error(`no test file is called like ${parts.join(', ')}`);
  return null;
}
