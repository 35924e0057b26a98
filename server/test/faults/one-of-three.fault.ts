import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { dropDatabase, newDatabaseUrl, serverUrl } from '../support/mongo-place.ts';
import { createChance } from '../support/chance.ts';
import { makePlayers } from './club.ts';
import { expectLedger } from './ledger.ts';
import { startPaidUp } from './paid-up.ts';
import { createSimulatedMonzo } from './simulated-monzo.ts';
import { tell } from './tell.ts';

if (serverUrl === '')
  console.info('Left out: one process of three killed. MONGODB_URL names a MongoDB for it.');

describe.runIf(serverUrl !== '')('three processes on one MongoDB', () => {
  test(
    'keep every payment that they answered, once, over 10 kills of one',
    { timeout: 300_000 },
    async () => {
      const chance = createChance(2);
      const url = newDatabaseUrl();
      const start = () => {
        const paidUp = startPaidUp(url);
        return paidUp.address().then((address) => ({ paidUp, address }));
      };
      const apps = await Promise.all([start(), start(), start()]);
      try {
        await makePlayers(apps[0].address);
        const monzo = createSimulatedMonzo(() => chance.pick(apps).address);
        monzo.start();
        for (let round = 0; round < 10; round++) {
          await pause(100 + chance.below(300));
          const one = chance.below(3);
          expect(await apps[one]?.paidUp.end('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
          apps[one] = await start();
        }
        await monzo.stop();
        expect(await expectLedger(url, monzo.deliveries)).toBeGreaterThan(100);
        tell('10 kills of one of three', monzo.deliveries);
      } finally {
        await Promise.all(apps.map(({ paidUp }) => paidUp.end('SIGKILL')));
        await dropDatabase(url);
      }
    },
  );
});
