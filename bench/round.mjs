import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { load } from './load.mjs';
import { startPaidUp } from './paid-up.mjs';

/**
 * One round of everything, on servers that have just started: what is compared comes one after the other, so that
 * the machine is in the same mood for both.
 */
export async function measureRound({ echo, folder, round, seconds }) {
  const [fresh, full] = [await startOn('fresh'), await startOn('full')];
  const memory = watchMemory([fresh, full]);
  const figures = { startedIn: fresh.startedIn, idle: fresh.residentMegabytes() };
  try {
    await measure('players', fresh, { path: '/api/v1/players?limit=50' });
    await measure('echo', echo, payments('echo'));
    await measure('distinct', fresh, payments('distinct'));
    await measure('distinctFull', full, payments('full'));
    await measure('duplicates', fresh, { path: '/monzo_webhook', id: 'tx_again' });
  } finally {
    figures.loaded = memory.stop();
    await Promise.all([fresh.stop(), full.stop()]);
  }
  return figures;

  async function startOn(club) {
    const file = join(folder, `${club}-${round}.db`);
    cpSync(join(folder, `${club}.db`), file);
    const server = await startPaidUp(file);
    await quiet(server);
    return server;
  }

  async function measure(name, server, what) {
    await load(server, WARM_UP, { ...what, ...(what.isDistinct && { id: `${what.id}_warm` }) });
    figures[name] = await load(server, seconds, what);
  }

  function payments(name) {
    return { path: '/monzo_webhook', id: `tx_${name}_${round}`, isDistinct: true };
  }
}

/** Waits until the server has done what it does at its start: it audits the ledger, and then answers at once. */
async function quiet({ address }) {
  await pause(500);
  await fetch(`${address}/readyz`);
  await pause(500);
}

const WARM_UP = 1;

/** Notes the most that any of the servers occupies until it is stopped, in megabytes. */
function watchMemory(servers) {
  let most = 0;
  const timer = setInterval(() => {
    for (const server of servers) most = Math.max(most, server.residentMegabytes() ?? 0);
  }, 100);
  return { stop: () => (clearInterval(timer), most) };
}
