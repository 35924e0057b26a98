import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../server/src/store/open-store.ts';
import { LISTS, PATHS } from './ledger-paths.mjs';
import { startPaidUp } from './paid-up.mjs';
import { fillSeason } from './season.mjs';

/**
 * Measures how long a server takes to read a club of 500 players and 2,000 fixtures, once with 1,000 payments and
 * once with 100,000. It sends one request after the other, and all times are in milliseconds.
 */
export async function measureLedger(folder) {
  const [small, large] = [join(folder, 'small-ledger.db'), join(folder, 'large-ledger.db')];
  await makeLedger(small, 1000);
  await makeLedger(large, 100_000);
  const fewPayments = await startPaidUp(small);
  await fewPayments.settled();
  const manyPayments = await startPaidUp(large);
  try {
    const maxWait = await maxTimeUntil(manyPayments.settled(), requestTo(manyPayments, '/players?limit=1'));
    const [lists, alike, others] = [{}, {}, {}];
    for (const [name, path] of Object.entries(LISTS)) {
      const same = await pathOfSameLength(fewPayments, path);
      [lists[name]] = await timesOf([requestTo(manyPayments, path)]);
      alike[name] = await timesOf([fewPayments, manyPayments].map((server) => requestTo(server, same)));
    }
    for (const [name, path] of Object.entries(PATHS)) {
      others[name] = await timesOf([fewPayments, manyPayments].map((server) => requestTo(server, path)));
    }
    await manyPayments.stop();
    return { maxWait, lists, alike, ...others, audit: await timeAudit(large) };
  } finally {
    await Promise.all([fewPayments.stop(), manyPayments.stop()]);
  }
}

async function makeLedger(file, payments) {
  const store = await openStore(`sqlite:${file}`, { info: () => {}, warn: console.error });
  await fillSeason(store, payments);
  await store.close();
}

const requestTo = ({ address, headers }, path) => new Request(`${address}/api/v1${path}`, { headers });

/** Sends `request` again and again until `end` resolves, and returns the time of the slowest answer. */
async function maxTimeUntil(end, request) {
  let [isOver, slowest] = [false, 0];
  end.then(() => (isOver = true));
  while (!isOver) {
    slowest = Math.max(slowest, await timeOf(request));
    await pause(5);
  }
  return slowest;
}

/** The path of a page that is as long as the one with few payments, so that a longer page does not count as slower. */
async function pathOfSameLength(server, path) {
  const { items, next_cursor } = await (await fetch(requestTo(server, path))).json();
  if (next_cursor === undefined) return path;
  return `${path}${path.includes('?') ? '&' : '?'}limit=${Math.max(1, items.length)}`;
}

/** Measures the requests alternately, so that the machine is equally busy for all that is compared. */
async function timesOf(requests) {
  const measured = requests.map(() => []);
  for (let count = 0; count <= REQUESTS; count++) {
    for (const [index, request] of requests.entries()) measured[index].push(await timeOf(request));
  }
  return measured.map((times) => {
    const sorted = times.slice(1).sort((one, other) => one - other);
    return { median: sorted[Math.floor(REQUESTS / 2)], slowest: sorted.at(-1) };
  });
}

async function timeOf(request) {
  const began = performance.now();
  const answer = await fetch(request);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${request.url} is answered ${answer.status}.`);
  return performance.now() - began;
}

/** Measures the audit, which the server runs at its start. */
async function timeAudit(file) {
  const store = await openStore(`sqlite:${file}`, { info: () => {}, warn: console.error });
  try {
    const began = performance.now();
    const { findings } = await store.audit();
    if (findings.length > 0) throw new Error(`The audit of the large ledger found ${findings[0]}.`);
    return performance.now() - began;
  } finally {
    await store.close();
  }
}

/** The number of requests for each figure. */
const REQUESTS = 15;
