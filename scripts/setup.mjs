import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from './command-line.mjs';
import { forgetInstalled, reasonToInstall, rememberInstalled } from './installed.mjs';
import { npm } from './npm.mjs';
import { root } from './root.mjs';

// This runs on whatever Node the machine has, so it is plain JavaScript.
readCommandLine(`
Usage: node scripts/setup.mjs

Installs the packages that package-lock.json names, where they are absent or out of date. Runs by itself
before npm start, npm test and npm run dev, and does nothing when there is nothing to do.
`);

try {
  const reason = reasonToInstall(root);
  if (reason) install(reason);
  requireNode();
  rememberInstalled(root);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

function install(reason) {
  console.log(`Setting up: ${reason}, so npm ci installs the packages. This takes a minute or so.`);
  const begun = Date.now();
  forgetInstalled(root);
  // The Node in node_modules is about to be replaced, and npm runs under its own.
  const [command, ...first] = npm();
  // Development packages too, whatever NODE_ENV says: the pages are built with them.
  const options = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { status } = spawnSync(command, [...first, ...options], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) {
    throw new Error(
      'Setting up failed: npm ci could not install the packages; what it printed is above. ' +
        'It needs the network: check the connection, then run the same command again.',
    );
  }
  console.log(`Setting up: done in ${Math.ceil((Date.now() - begun) / 1000)} s.`);
}

/** Node 24 comes with the packages on Linux x64; elsewhere the machine's own has to be new enough. */
function requireNode() {
  const bundled = join(root, 'node_modules/.bin/node');
  if (existsSync(bundled)) {
    if (spawnSync(bundled, ['--version']).status === 0) return;
    rmSync(bundled); // It was made for another C library, and npm would run it instead of the machine's own.
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  throw new Error(
    `Paid Up needs Node 24 or newer on this machine, and this is ${process.version}: ` +
      'install it from https://nodejs.org, then run the same command again.',
  );
}
