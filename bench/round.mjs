import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './load.mjs';
import { startPaidUp } from './paid-up.mjs';

/**
 * One round of everything, on servers that have just started and are warmed up alike. What is compared takes turns,
 * forth and back, so that the machine is in the same mood for all of it.
 */
export async function measureRound({ echo, folder, round, seconds }) {
  const [fresh, full] = [await startOn('fresh'), await startOn('full')];
  const memory = watchMemory([fresh, full]);
  const turns = {};
  const figures = { startedIn: fresh.startedIn, idle: fresh.residentMegabytes() };
  try {
    const deliveries = [
      ['echo', echo],
      ['distinct', fresh],
      ['distinctFull', full],
    ];
    for (const [name, server] of deliveries) await load(server, WARM_UP, payments(`warm_${name}`));
    for (const [name, server] of [...deliveries, ...deliveries.toReversed()]) {
      const turn = (turns[name] ??= []);
      turn.push(await load(server, seconds / 2, payments(`${name}_${turn.length}`)));
    }
    for (const name of Object.keys(turns)) figures[name] = meanOf(turns[name]);
    await measure('duplicates', fresh, { path: '/monzo_webhook', id: 'tx_again' });
    await measure('players', fresh, { path: '/api/v1/players?limit=50' });
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

  async function measure(name, server, what) {
    await load(server, 1, what);
    figures[name] = await load(server, seconds, what);
  }

  function payments(name) {
    return { path: '/monzo_webhook', id: `tx_${name}_${round}`, isDistinct: true };
  }
}

/** In seconds: V8 compiles what is asked often, and both databases come into memory. */
const WARM_UP = 2;

/** Notes the most that any of the servers occupies until it is stopped, in megabytes. */
function watchMemory(servers) {
  let most = 0;
  const timer = setInterval(() => {
    for (const server of servers) most = Math.max(most, server.residentMegabytes() ?? 0);
  }, 100);
  return { stop: () => (clearInterval(timer), most) };
}

/** The mean of the figures of several turns; what failed adds up. */
function meanOf(turns) {
  const mean = (name) => turns.reduce((sum, figures) => sum + figures[name], 0) / turns.length;
  const failed = turns.reduce((sum, figures) => sum + figures.failed, 0);
  return { perSecond: mean('perSecond'), p50: mean('p50'), p99: mean('p99'), failed };
}
