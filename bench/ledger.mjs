import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
  const fewPayments = await startPaidUp(small);
  const manyPayments = await startPaidUp(large);
  try {
    const longestWait = await askWhile(manyPayments.settled(), addressOf(manyPayments, '/players?limit=1'));
    const [lists, alike, others] = [{}, {}, {}];
    for (const [name, path] of Object.entries(LISTS)) {
      const same = await pathOfSameLength(fewPayments, path);
      [lists[name]] = await timesOf([addressOf(manyPayments, path)]);
      alike[name] = await timesOf([fewPayments, manyPayments].map((server) => addressOf(server, same)));
    }
    for (const [name, path] of Object.entries(PATHS)) {
      others[name] = await timesOf([fewPayments, manyPayments].map((server) => addressOf(server, path)));
    }
    await manyPayments.stop();
    return { longestWait, lists, alike, ...others, audit: await timeAudit(large) };
  } finally {
    await Promise.all([fewPayments.stop(), manyPayments.stop()]);
  }
}

async function makeLedger(file, payments) {
  const store = await openStore(`sqlite:${file}`, { info: () => {}, warn: console.error });
  await fillSeason(store, payments);
  await store.close();
}

const addressOf = ({ address }, path) => `${address}/api/v1${path}`;

/** How long the longest request took until `time` is over. */
async function askWhile(time, url) {
  let [isOver, longest] = [false, 0];
  time.then(() => (isOver = true));
  while (!isOver) {
    longest = Math.max(longest, await timeOf(url));
    await pause(5);
  }
  return longest;
}

/** A page as long as the first one with few payments, so that a longer page is no growth. */
async function pathOfSameLength(server, path) {
  const { items, next_cursor } = await (await fetch(addressOf(server, path))).json();
  if (next_cursor === undefined) return path;
  return `${path}${path.includes('?') ? '&' : '?'}limit=${Math.max(1, items.length)}`;
}

/** The times of each address, asked in turn, so that the machine is in the same mood for what is compared. */
async function timesOf(urls) {
  const measured = urls.map(() => []);
  for (let count = 0; count <= REQUESTS; count++) {
    for (const [index, url] of urls.entries()) measured[index].push(await timeOf(url));
  }
  return measured.map((times) => {
    const sorted = times.slice(1).sort((one, other) => one - other);
    return { median: sorted[Math.floor(REQUESTS / 2)], slowest: sorted.at(-1) };
  });
}

async function timeOf(url) {
  const began = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} is answered ${answer.status}.`);
  return performance.now() - began;
}

/** What the server does at its start, and `npm run audit:ledger` on a copy. */
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

/** How many requests for each figure. */
const REQUESTS = 15;
