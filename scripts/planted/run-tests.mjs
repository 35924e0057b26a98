import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs the server's tests whose files contain one of `parts`, up to the first that fails. Resolves with the name
 * of that one, or `null` when all of them pass; rejects when there are none, or they don't end.
 */
export async function firstFailure(tree, parts) {
  const report = join(tree, 'report.json');
  rmSync(report, { force: true });
  const vitest = join(tree, 'node_modules/vitest/vitest.mjs');
  const options = ['--project=server', '--bail=1', '--reporter=json', `--outputFile=${report}`];
  // Without a MongoDB: what is planted is in what all stores share, or in the one that is always there.
  const env = { ...process.env, MONGODB_URL: '' };
  const child = spawn(process.execPath, [vitest, 'run', ...options, ...parts], {
    cwd: tree,
    env,
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST);
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  if (code === null) throw new Error(`the tests were stopped after ${LONGEST / 1000} s`);
  const { numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const files = testResults.filter(({ status }) => status === 'failed');
  const [test] = files.flatMap((file) => file.assertionResults.filter(({ status }) => status === 'failed'));
  if (test) return test.fullName.trim();
  if (files.length > 0) return `${files[0].name.slice(tree.length + 1)} as a whole`;
  if (numTotalTests === 0) throw new Error(`no test file is called like ${parts.join(', ')}`);
  return null;
}

const LONGEST = 240_000;
