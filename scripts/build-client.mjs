import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isClientBuilt, SOURCES_STAMP, sourcesOf } from './is-client-built.mjs';
import { root } from './root.mjs';

/** Builds the pages when they are absent or older than their sources. */
export async function buildClientIfChanged() {
  if (!isClientBuilt(root)) await buildClient();
}

/**
 * Builds the pages into `client/dist`, or rejects with a sentence. It builds in a folder of its own and moves the result,
 * so that an interrupted build leaves the former pages in place. A signal that stops the script stops the build.
 */
export async function buildClient() {
  const begun = Date.now();
  console.log('Building the pages; this takes some seconds…');
  removeLeftovers();
  const folder = join(client, `${PREFIX}${process.pid}`);
  const [fresh, former, dist] = [join(folder, 'dist'), join(folder, 'former', 'dist'), join(client, 'dist')];
  try {
    const sources = sourcesOf(root);
    mkdirSync(dirname(former), { recursive: true });
    await runVite(fresh);
    writeFileSync(join(fresh, SOURCES_STAMP), sources);
    if (existsSync(dist)) renameSync(dist, former);
    renameSync(fresh, dist);
  } catch (error) {
    throw new Error(`The pages could not be built: ${error.message}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`Built the pages in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
}

const client = join(root, 'client');
const PREFIX = '.building-';

/** Vite runs in a process of its own, so that its memory is not the server's. */
function runVite(outDir) {
  const vite = join(
    dirname(createRequire(join(client, 'package.json')).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const options = ['build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, [vite, ...options], {
    cwd: client,
    // Vite builds a development version of Vue where NODE_ENV says `test` or `development`.
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const stops = ['SIGINT', 'SIGTERM'].map((signal) => [signal, () => stopWith(signal)]);
  for (const [signal, stop] of stops) process.once(signal, stop);
  function stopWith(signal) {
    child.kill('SIGKILL');
    rmSync(dirname(outDir), { recursive: true, force: true });
    process.exit(signal === 'SIGINT' ? 130 : 143);
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const [name, stop] of stops) process.off(name, stop);
      if (code === 0) resolve();
      else reject(new Error(`vite ended with ${signal ?? `code ${code}`}.\n${output}`.trimEnd()));
    });
  });
}

/** Removes the folders of builds that were killed. */
function removeLeftovers() {
  for (const name of readdirSync(client))
    if (name.startsWith(PREFIX) && !isRunning(Number(name.slice(PREFIX.length))))
      rmSync(join(client, name), { recursive: true, force: true });
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
