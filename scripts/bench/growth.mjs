import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { paymentDocument } from '../../server/src/store/mongo/documents.ts';
import { createProgress } from '../progress.mjs';
import { openStore } from '../../server/src/store/open-store.ts';
import { LISTS, PATHS, SUMS } from './ledger-paths.mjs';
import { startPaidUp } from './paid-up.mjs';
import { fillSeason, recordEach } from './season.mjs';

/**
 * Measures Paid Up on a ledger of this many payments in SQLite, and on the same in a database of its own on the MongoDB
 * server of `url`, which is dropped afterwards. Times are in milliseconds, memory in megabytes.
 */
export async function measureGrowth(folder, payments, url) {
  const file = join(folder, 'growth.db');
  const filled = await fill('SQLite', `sqlite:${file}`, payments);
  const sqlite = { filled, ...(await measure(file, `sqlite:${file}`)) };

  const client = new MongoClient(url);
  const name = `paidup_bench_${randomUUID().slice(0, 8)}`;
  const address = url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]*)\/?[^?]*/, `$1/${name}`);
  try {
    const collection = client.db(name).collection('payments');
    const insert = (_store, batch) => collection.insertMany(batch.map(paymentDocument));
    const filled = await fill('MongoDB', address, payments, insert);
    const mongo = { filled, ...(await measure(join(folder, 'growth-mongo'), address)) };
    return { sqlite, mongo, examined: await documentsExamined(collection) };
  } finally {
    await client.db(name).dropDatabase();
    await client.close();
  }
}

/** Fills the store, tells how far that is, and returns how long it took. */
async function fill(name, url, payments, insert = recordEach) {
  const store = await openStore(url, { info: () => {}, warn: console.error });
  const tell = createProgress(`Filling ${name}`);
  const began = performance.now();
  let stored = 0;
  await fillSeason(store, payments, async (batch) => {
    await insert(store, batch);
    tell(`${(stored += batch.length)} payments`);
  });
  const took = performance.now() - began;
  tell(`${stored} payments in ${(took / 1000).toFixed(0)} s`, true);
  await store.close();
  return took;
}

async function measure(name, url) {
  const server = await startPaidUp(name, url);
  try {
    const idle = server.wholeMegabytes();
    const memory = watchMemory(server);
    const began = performance.now();
    await server.settled(AUDIT_TIMEOUT);
    const audit = performance.now() - began;
    const aboveIdle = memory.stop() - idle;
    const times = {};
    for (const [name, path] of Object.entries({ ...PATHS, ...SUMS, ...LISTS }))
      times[name] = await slowestOf(
        new Request(`${server.address}/api/v1${path}`, { headers: server.headers }),
      );
    return { times, audit, aboveIdle };
  } finally {
    await server.stop();
  }
}

/** Watches how much memory the server and what it started occupy. `stop()` returns the peak. */
function watchMemory(server) {
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, server.wholeMegabytes())), 50);
  return { stop: () => (clearInterval(timer), peak) };
}

/** The slowest of a few answers. It asks no more once one was far too slow, and a failure is slower than anything. */
async function slowestOf(request) {
  let slowest = 0;
  for (let count = 0; count < REQUESTS && slowest < TOO_SLOW; count++) {
    const began = performance.now();
    const answer = await fetch(request);
    await answer.arrayBuffer();
    slowest = Math.max(slowest, answer.ok ? performance.now() - began : Infinity);
  }
  return slowest;
}

/** How many documents MongoDB reads for the sums of all players, or `null` where the server can't tell. */
async function documentsExamined(collection) {
  const sums = { $group: { _id: '$sole_player', sum: { $sum: '$amount' }, last: { $max: '$paid_at' } } };
  try {
    const plan = await collection.aggregate([{ $match: { sole_player: { $gt: '' } } }, sums]).explain();
    return Number(/"totalDocsExamined":(\d+)/.exec(JSON.stringify(plan))?.[1] ?? NaN);
  } catch {
    return null;
  }
}

const REQUESTS = 5;
const TOO_SLOW = 3_000;
const AUDIT_TIMEOUT = 600_000;
