import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildClientIfChanged } from './build-client.mjs';
import { root } from './root.mjs';
import { startScratchServer } from './scratch-server.mjs';

/**
 * Serves the built pages on a temporary store with the demo's season, under `more` settings. Stopping the server removes
 * the store.
 */
export async function startDemoServer(more = {}) {
  await buildClientIfChanged();
  const folder = mkdtempSync(join(tmpdir(), 'paid-up-demo-'));
  const settings = {
    DATABASE_URL: `sqlite:${join(folder, 'demo.db')}`,
    MONZO_ME_USERNAME: 'ashkingscote',
    ...more,
  };
  try {
    await promisify(execFile)(process.execPath, ['scripts/demo.mjs'], {
      cwd: root,
      env: { ...process.env, ...settings },
    });
    const { address, organiser, stop } = await startScratchServer(settings);
    return { address, organiser, stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw new Error(error.stderr?.trim() || error.message, { cause: error });
  }

  function remove() {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Finds the paths of the next game, a played one, the player who owes most, a waiting payment and a credited one. */
export async function findDemoPages({ address, organiser: { headers } }) {
  const getJson = async (path) => (await fetch(`${address}/api/v1${path}`, { headers })).json();
  const [summary, past, waiting, matched] = await Promise.all([
    getJson('/summary'),
    getJson('/fixtures?status=played&order=desc&limit=1'),
    getJson('/payments?status=unmatched&limit=1'),
    getJson('/payments?status=matched&limit=1'),
  ]);
  return {
    fixture: `/fixtures/${summary.next_fixture.id}`,
    playedFixture: `/fixtures/${past.items[0].id}`,
    player: `/players/${summary.debtors[0].player_id}`,
    waitingPayment: `/money/${waiting.items[0].id}`,
    creditedPayment: `/money/${matched.items[0].id}`,
  };
}
