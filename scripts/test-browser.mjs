import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildClientIfChanged } from './build-client.mjs';
import { findChromium } from './chromium.mjs';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';

const { positionals } = readCommandLine(
  `
Usage: npm run test:browser [-- part-of-a-file-name…]

Walks through the built pages in a real Chromium, on a real server with an empty store.
CHROMIUM_PATH names the browser; without it the usual places are tried. Where there is none, the tests are
left out with one line, unless CI=true: then that is a failure.
`,
  { allowPositionals: true },
);

const chromium = findChromium();

if (chromium === undefined) {
  console.log('No Chromium here: the browser tests are left out. CHROMIUM_PATH names one.');
  process.exitCode = process.env.CI === 'true' ? 1 : 0;
} else {
  await buildClientIfChanged();
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--config', 'vitest.browser.config.ts', ...positionals],
    { cwd: root, stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: chromium } },
  );
  process.exitCode = status ?? 1;
}
