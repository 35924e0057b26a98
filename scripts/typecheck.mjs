import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';

readCommandLine(`
Usage: npm run typecheck

Checks the types of shared, server, scripts, client and the client's build, all of them even when one fails, and says
which did.
`);

const require = createRequire(import.meta.url);
const failed = [
  ['shared', 'typescript/package.json', 'bin/tsc'],
  ['server', 'typescript/package.json', 'bin/tsc'],
  ['scripts', 'typescript/package.json', 'bin/tsc'],
  ['client', 'vue-tsc/package.json', 'bin/vue-tsc.js'],
  ['client/tsconfig.build.json', 'typescript/package.json', 'bin/tsc'],
].filter(([project, manifest, bin]) => {
  const checker = join(dirname(require.resolve(manifest)), bin);
  const { status } = spawnSync(process.execPath, [checker, '-p', project], { cwd: root, stdio: 'inherit' });
  console.log(`${project}: ${status === 0 ? 'ok' : 'failed'}`);
  return status !== 0;
});
process.exitCode = failed.length > 0 ? 1 : 0;
