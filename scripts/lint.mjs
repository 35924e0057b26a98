import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';

const { values } = readCommandLine(
  `
Usage: npm run lint [-- --fix]

Checks every source with ESLint and its form with Prettier, and says which found something.

  --fix   mend what can be mended by itself
`,
  { options: { fix: { type: 'boolean' } } },
);

const require = createRequire(import.meta.url);
const failed = [
  ['eslint', 'bin/eslint.js', ['.', '--max-warnings', '0', ...(values.fix ? ['--fix'] : [])]],
  ['prettier', 'bin/prettier.cjs', [values.fix ? '--write' : '--check', '--log-level', 'warn', '.']],
].filter(([name, bin, options]) => {
  const checker = join(dirname(require.resolve(`${name}/package.json`)), bin);
  const { status } = spawnSync(process.execPath, [checker, ...options], { cwd: root, stdio: 'inherit' });
  console.log(`${name}: ${status === 0 ? 'ok' : 'failed'}`);
  return status !== 0;
});
process.exitCode = failed.length > 0 ? 1 : 0;
