import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './root.mjs';

/**
 * Starts the server in a process of its own, on an in-memory store and a free port unless `settings` say otherwise.
 * Resolves with its address once it is ready, and with a function that stops it.
 */
export async function startScratchServer(settings = {}) {
  const own = { DATABASE_URL: 'sqlite::memory:', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: root,
    env: { ...process.env, ...own, PUBLIC_URL: '', MONZO_WEBHOOK_SECRET: '', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (text) => {
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec((printed += text));
      if (match) resolve(match[0]);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The server ended with code ${code} before it was ready.`)),
    );
  });
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
