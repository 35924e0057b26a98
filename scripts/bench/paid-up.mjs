import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { logIn } from '../log-in.mjs';
import { root } from '../root.mjs';

/**
 * Starts Paid Up as `npm start` does, on the SQLite file `database` or the store of `url`, and on a free port. Its log
 * goes to a file beside `database`. Resolves once it is healthy; `startedIn` is how long that took, in milliseconds.
 */
export async function startPaidUp(database, url = `sqlite:${database}`) {
  const logFile = `${database}.log`;
  const log = openSync(logFile, 'w');
  const began = performance.now();
  const child = spawn(process.execPath, startArguments(), {
    cwd: root,
    env: { ...process.env, ...SETTINGS, DATABASE_URL: url },
    stdio: ['ignore', log, 'inherit'],
  });
  closeSync(log);
  const address = await healthyAddress(child, logFile);
  const startedIn = performance.now() - began;
  const organiser = await logIn(address, SETTINGS.ORGANISER_PASSWORD);
  return {
    address,
    startedIn,
    /** What a script sends with its requests. */
    headers: await organiser.makeToken(`Bench ${process.pid} ${began}`),
    residentMegabytes: () => residentMegabytes(child.pid),
    /** The memory that it and its children occupy. */
    wholeMegabytes: () =>
      [child.pid, ...childrenOf(child.pid)].reduce((sum, pid) => sum + (residentMegabytes(pid) ?? 0), 0),
    /** Resolves once the audit that it makes at its start is over. */
    async settled(timeout = START_TIMEOUT) {
      const until = performance.now() + timeout;
      while (performance.now() < until && !readFileSync(logFile, 'utf8').includes('audited the ledger'))
        await pause(100);
      await pause(500);
    },
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** The arguments that `npm start` gives to Node. */
function startArguments() {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  return scripts.start.replace(/^.*exec node /, '').split(' ');
}

const SETTINGS = {
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'info',
  PUBLIC_URL: '',
  MONZO_WEBHOOK_SECRET: '',
  NODE_ENV: '',
  ORGANISER_PASSWORD: 'seven wet bibs in the boot',
};
const START_TIMEOUT = 30_000;

async function healthyAddress(child, logFile) {
  const until = performance.now() + START_TIMEOUT;
  while (performance.now() < until && child.exitCode === null) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(readFileSync(logFile, 'utf8'))?.[0];
    if (address && (await fetch(`${address}/healthz`)).ok) return address;
    await pause(5);
  }
  child.kill('SIGKILL');
  throw new Error('Paid Up did not start; what it printed is above.');
}

/** The memory that the process occupies, as Linux tells it, and `null` on other systems. */
function residentMegabytes(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // A process that has just ended has no such line.
    const kibibytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
    return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6;
  } catch {
    return null;
  }
}

function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}
