import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildClient } from './build-client.mjs';
import { isClientBuilt } from './is-client-built.mjs';
import { root } from './root.mjs';
import { startScratchServer } from './scratch-server.mjs';

/** Serves the built pages on a scratch store with the demo's season, which goes when the server is stopped. */
export async function startDemoServer() {
  if (!isClientBuilt(root)) await buildClient();
  const folder = mkdtempSync(join(tmpdir(), 'paid-up-demo-'));
  const settings = { DATABASE_URL: `sqlite:${join(folder, 'demo.db')}`, MONZO_ME_USERNAME: 'ashkingscote' };
  try {
    await promisify(execFile)(process.execPath, ['scripts/demo.mjs'], {
      cwd: root,
      env: { ...process.env, ...settings },
    });
    const { address, stop } = await startScratchServer(settings);
    return { address, stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw new Error(error.stderr?.trim() || error.message, { cause: error });
  }

  function remove() {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Addresses of pages of the demo worth looking at: the next game, one that was played, who owes most, two payments. */
export async function findDemoPages(address) {
  const ask = async (path) => (await fetch(`${address}/api/v1${path}`)).json();
  const [summary, past, waiting, matched] = await Promise.all([
    ask('/summary'),
    ask('/fixtures?status=played&order=desc&limit=1'),
    ask('/payments?status=unmatched&limit=1'),
    ask('/payments?status=matched&limit=1'),
  ]);
  return {
    fixture: `/fixtures/${summary.next_fixture.id}`,
    playedFixture: `/fixtures/${past.items[0].id}`,
    player: `/players/${summary.debtors[0].player_id}`,
    waitingPayment: `/money/${waiting.items[0].id}`,
    creditedPayment: `/money/${matched.items[0].id}`,
  };
}
