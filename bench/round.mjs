import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './load.mjs';
import { startPaidUp } from './paid-up.mjs';

/**
 * One round of everything, on servers that have just started and are warmed up alike. All of it takes turns, forth
 * and back and once more, so that the machine is in the same mood for what is compared.
 */
export async function measureRound({ echo, folder, round, seconds }) {
  const [fresh, full] = [await startOn('fresh'), await startOn('full')];
  const memory = watchMemory([fresh, full]);
  const turns = {};
  const figures = { startedIn: fresh.startedIn, idle: fresh.residentMegabytes() };
  try {
    const loads = [
      ['echo', echo, payments],
      ['distinct', fresh, payments],
      ['distinctFull', full, payments],
      ['duplicates', fresh, () => ({ path: '/monzo_webhook', id: 'tx_again' })],
      ['players', fresh, () => ({ path: '/api/v1/players?limit=50' })],
    ];
    for (const [name, server, what] of loads) await load(server, WARM_UP, what(`warm_${name}`));
    for (const [name, server, what] of [...loads, ...loads.toReversed(), ...loads, ...loads.toReversed()]) {
      const turn = (turns[name] ??= []);
      turn.push(await load(server, seconds / TURNS, what(`${name}_${turn.length}`)));
    }
    for (const name of Object.keys(turns)) figures[name] = meanOf(turns[name]);
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

/** In seconds: V8 compiles what is asked often, and both databases come into memory. */
const WARM_UP = 2;

/** How many turns the seconds of each are parted into. */
const TURNS = 4;

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
