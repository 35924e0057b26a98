import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBackup } from '../../src/services/backup/read-backup.ts';
import { openStore } from '../../src/store/open-store.ts';
import { API } from '../support/club.ts';
import { writeFile } from 'node:fs/promises';
import { logIn } from '../support/log-in.ts';
import { makePlayers } from './club.ts';
import { startPaidUp } from './paid-up.ts';
import { makePlace } from './place.ts';
import { createSimulatedMonzo } from './simulated-monzo.ts';
import { tell } from './tell.ts';

const silence = { info() {}, warn() {} };

describe('backups while payments come in', () => {
  let place: ReturnType<typeof makePlace>;
  let paidUp: ReturnType<typeof startPaidUp>;
  let address: string;
  beforeEach(async () => {
    place = makePlace();
    paidUp = startPaidUp(place.url);
    address = await paidUp.address();
    await makePlayers(address);
  });
  afterEach(async () => {
    await paidUp.end('SIGKILL');
    place.remove();
  });

  /** The payments that were answered before, and that `read` does not find afterwards. */
  async function missingIn(
    deliveries: ReturnType<typeof createSimulatedMonzo>['deliveries'],
    read: () => Promise<Set<string>>,
  ): Promise<string[]> {
    const answered = deliveries.filter(({ outcome }) => outcome === 'ok').map(({ id }) => id);
    const found = await read();
    return answered.filter((id) => !found.has(id));
  }

  test(
    '50 of them lack nothing that was answered, and a copy of the file does',
    { timeout: 300_000 },
    async () => {
      const headers = await logIn(Number(new URL(address).port));
      const monzo = createSimulatedMonzo(() => address);
      let [missing, lostByCopying, isOver, upTo] = [0, 0, false, 2000];
      monzo.start();
      while (monzo.deliveries.length < upTo) await pause(10);
      await monzo.stop();
      const delivering = (async () => {
        while (!isOver) await (monzo.deliveries.length < upTo ? monzo.deliverOne() : pause(5));
      })();
      for (let round = 0; round < 50; round++) {
        // More during each, but no more than these, or the backups would grow faster than they are made.
        upTo = monzo.deliveries.length + 60;
        const file = join(place.folder, `${round}.gz`);
        missing += (
          await missingIn(monzo.deliveries, async () => {
            const answer = await fetch(`${address}${API}/backup`, { headers });
            await writeFile(file, new Uint8Array(await answer.arrayBuffer()));
            const found = new Set<string>();
            for await (const { noun, record } of (await readBackup(file)).records())
              if (noun === 'payment') found.add(record.id);
            return found;
          })
        ).length;
        if (round % 10 === 9)
          lostByCopying += (await missingIn(monzo.deliveries, () => idsInCopy(`copy-${round}.db`))).length;
      }
      isOver = true;
      await delivering;
      expect(missing).toBe(0);
      expect(lostByCopying).toBeGreaterThan(0);
      console.info(`50 backups lack 0 payments; 5 copies of the live file lack ${lostByCopying}`);
      tell('50 backups', monzo.deliveries);
    },
  );

  /** What a plain copy of the live file holds, without the log beside it. What is damaged can't be read. */
  async function idsInCopy(name: string): Promise<Set<string>> {
    const copy = join(place.folder, name);
    copyFileSync(join(place.folder, 'paidup.db'), copy);
    const found = new Set<string>();
    try {
      const store = await openStore(`sqlite:${copy}`, silence);
      for await (const { noun, record } of store.records()) if (noun === 'payment') found.add(record.id);
      await store.close();
    } catch (error) {
      if (!/damaged|malformed/.test(String(error))) throw error;
    }
    return found;
  }
});
