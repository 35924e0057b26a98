import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { logIn } from './log-in.mjs';
import { root } from './root.mjs';

/**
 * Starts the server in a process of its own, on an in-memory store and a free port unless `settings` say otherwise.
 * Resolves once it is ready and its organiser has logged in, with its address, the organiser's log-in, and a function
 * that stops it.
 */
export async function startScratchServer(settings = {}) {
  const own = { DATABASE_URL: 'sqlite::memory:', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error' };
  const password = randomBytes(18).toString('base64url');
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      ...own,
      PUBLIC_URL: '',
      MONZO_WEBHOOK_SECRET: '',
      ...settings,
      ORGANISER_PASSWORD: password,
    },
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
    organiser: await logIn(address, password),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
