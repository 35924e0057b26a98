import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './load.mjs';
import { startPaidUp } from './paid-up.mjs';

/**
 * One round of every load, on servers that have just started and are warmed up alike. The loads alternate, forwards
 * and backwards and once more, so that the machine is equally busy with other things for all that is compared.
 */
export async function measureRound({ echo, folder, round, seconds }) {
  const [fresh, full] = [await startOn('fresh'), await startOn('full')];
  const memory = watchMemory([fresh, full]);
  const measured = {};
  const figures = { startedIn: fresh.startedIn, idle: fresh.residentMegabytes() };
  try {
    const loads = [
      ['echo', echo, payments],
      ['distinct', fresh, payments],
      ['distinctFull', full, payments],
      ['duplicates', full, () => ({ path: '/monzo_webhook', id: 'tx_again' })],
      ['players', fresh, () => ({ path: '/api/v1/players?limit=50' })],
    ];
    for (const [name, server, what] of loads) await load(server, WARM_UP, what(`warm_${name}`));
    for (const [name, server, what] of [...loads, ...loads.toReversed(), ...loads, ...loads.toReversed()]) {
      const runs = (measured[name] ??= []);
      runs.push(await load(server, seconds / RUNS, what(`${name}_${runs.length}`)));
    }
    for (const [name, runs] of Object.entries(measured)) figures[name] = meanOf(runs);
  } finally {
    figures.loaded = memory.stop();
    await Promise.all([fresh.stop(), full.stop()]);
  }
  return figures;

  async function startOn(club) {
    const file = join(folder, `${club}-${round}.db`);
    cpSync(join(folder, `${club}.db`), file);
    const server = await startPaidUp(file);
    await server.settled();
    return server;
  }

  function payments(name) {
    return { path: '/monzo_webhook', id: `tx_${name}_${round}`, isDistinct: true };
  }
}

/** In seconds. V8 compiles what is called often, and both databases are read into memory. */
const WARM_UP = 2;

/** Each load runs four times in a round, and shares its seconds among them. */
const RUNS = 4;

/** Watches how much memory the servers occupy. `stop()` returns the peak of any of them, in megabytes. */
function watchMemory(servers) {
  let peak = 0;
  const timer = setInterval(() => {
    for (const server of servers) peak = Math.max(peak, server.residentMegabytes() ?? 0);
  }, 100);
  return { stop: () => (clearInterval(timer), peak) };
}

/** The mean of the figures of several runs, and the sum of what failed. */
function meanOf(runs) {
  const mean = (name) => runs.reduce((sum, figures) => sum + figures[name], 0) / runs.length;
  const failed = runs.reduce((sum, figures) => sum + figures.failed, 0);
  return { perSecond: mean('perSecond'), p50: mean('p50'), p99: mean('p99'), failed };
}
