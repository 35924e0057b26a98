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
  const password = settings.ORGANISER_PASSWORD ?? randomBytes(18).toString('base64url');
  const { address, stop } = await startServer({ ...settings, ORGANISER_PASSWORD: password });
  return { address, organiser: await logIn(address, password), stop };
}

/** Starts a server that nobody has set up. Resolves with the link for that, and a function that stops it. */
export async function startUnclaimedServer() {
  const { link, stop } = await startServer({ ORGANISER_PASSWORD: '' });
  return { link, stop };
}

async function startServer(settings) {
  const own = { DATABASE_URL: 'sqlite::memory:', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      ...own,
      PUBLIC_URL: '',
      MONZO_WEBHOOK_SECRET: '',
      MONZO_CLIENT_ID: '',
      MONZO_CLIENT_SECRET: '',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const link = await new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (text) => {
      const match = /(http:\/\/127\.0\.0\.1:\S+)\s/.exec((printed += text));
      if (match) resolve(match[1]);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The server ended with code ${code} before it was ready.`)),
    );
  });
  return {
    address: new URL(link).origin,
    link,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
