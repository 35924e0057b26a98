import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../scripts/root.mjs';
import { openStore } from '../server/src/store/open-store.ts';
import { LISTS, PATHS } from './ledger-paths.mjs';
import { startPaidUp } from './paid-up.mjs';
import { fillSeason } from './season.mjs';

/**
 * How long a server on a large ledger takes for what it reads, in milliseconds, one request after the other: the
 * same club of 500 players and 2,000 fixtures with 1,000 payments and with 100,000.
 */
export async function measureLedger(folder) {
  const [small, large] = [join(folder, 'small-ledger.db'), join(folder, 'large-ledger.db')];
  await makeLedger(small, 1000);
  await makeLedger(large, 100_000);
  const lengths = {};
  const before = await withServer(small, async (address) => {
    for (const [name, path] of Object.entries(LISTS)) lengths[name] = await lengthOf(address, path);
    return {
      alike: await timesOfAll(address, ofLength(LISTS, lengths)),
      ...(await timesOfAll(address, PATHS)),
    };
  });
  const after = await withServer(large, async (address, longestWait) => ({
    longestWait,
    lists: await timesOfAll(address, LISTS),
    alike: await timesOfAll(address, ofLength(LISTS, lengths)),
    ...(await timesOfAll(address, PATHS)),
  }));
  return { before, after, audit: await timeAudit(large) };
}

async function makeLedger(file, payments) {
  const store = await openStore(`sqlite:${file}`, { info: () => {}, warn: console.error });
  await fillSeason(store, payments);
  await store.close();
}

/** Measures on a server that has audited its ledger; `longestWait` is how long a request waited while it did. */
async function withServer(file, measure) {
  const server = await startPaidUp(file);
  try {
    const longestWait = await askWhile(pause(AUDIT), `${server.address}/api/v1/players?limit=1`);
    return await measure(server.address, longestWait);
  } finally {
    await server.stop();
  }
}

async function askWhile(time, url) {
  let [isOver, longest] = [false, 0];
  time.then(() => (isOver = true));
  while (!isOver) {
    longest = Math.max(longest, await timeOf(url));
    await pause(5);
  }
  return longest;
}

/** Pages as long as those with few payments, so that a longer page is no growth. */
const ofLength = (lists, lengths) =>
  Object.fromEntries(
    Object.entries(lists).map(([name, path]) => [
      name,
      name === UNPAGED ? path : `${path}${path.includes('?') ? '&' : '?'}limit=${lengths[name] || 1}`,
    ]),
  );
const UNPAGED = 'ignored payers';

async function timesOfAll(address, paths) {
  const times = {};
  for (const [name, path] of Object.entries(paths)) {
    const url = `${address}/api/v1${path}`;
    await timeOf(url);
    const measured = [];
    for (let count = 0; count < REQUESTS; count++) measured.push(await timeOf(url));
    measured.sort((one, other) => one - other);
    times[name] = { median: measured[Math.floor(REQUESTS / 2)], slowest: measured.at(-1) };
  }
  return times;
}

const lengthOf = async (address, path) =>
  (await (await fetch(`${address}/api/v1${path}`)).json()).items.length;

async function timeOf(url) {
  const began = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} is answered ${answer.status}.`);
  return performance.now() - began;
}

/** The whole of `npm run audit:ledger`, from start to exit. */
async function timeAudit(file) {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts/audit-ledger.mjs')], {
    env: { ...process.env, DATABASE_URL: `sqlite:${file}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The audit of the large ledger ended with ${code}.`);
  return performance.now() - began;
}

/** How many requests for each figure, and how long a server gets to audit what it opened, in milliseconds. */
const REQUESTS = 15;
const AUDIT = 5000;
