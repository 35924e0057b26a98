import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createChance } from '../support/chance.ts';
import { makePlayers } from './club.ts';
import { expectLedger } from './ledger.ts';
import { type PaidUp, startPaidUp } from './paid-up.ts';
import { makePlace } from './place.ts';
import { createSimulatedMonzo } from './simulated-monzo.ts';
import { tell } from './tell.ts';

describe('under load on one SQLite file', () => {
  const chance = createChance(1);
  let place: ReturnType<typeof makePlace>;
  let paidUp: PaidUp;
  let address: string | undefined;
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

  /** Ends the server after a while of load, and starts it again at once. */
  async function endAndRestart(signal: 'SIGTERM' | 'SIGKILL') {
    await pause(100 + chance.below(400));
    const began = performance.now();
    const ending = await paidUp.end(signal);
    const milliseconds = performance.now() - began;
    address = undefined;
    paidUp = startPaidUp(place.url);
    address = await paidUp.address();
    return { ...ending, milliseconds };
  }

  test('it keeps every payment that it answered, once, over 30 kills', { timeout: 600_000 }, async () => {
    const monzo = createSimulatedMonzo(() => address);
    monzo.start();
    let stored = 0;
    for (let round = 0; round < 30; round++) {
      expect(await endAndRestart('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
      stored = await expectLedger(place.url, monzo.deliveries);
    }
    await monzo.stop();
    const { code } = await paidUp.end('SIGTERM');
    expect(code).toBe(0);
    expect(await expectLedger(place.url, monzo.deliveries)).toBeGreaterThanOrEqual(stored);
    expect(paidUp.printed()).not.toContain('the audit found');
    tell('30 kills', monzo.deliveries);
  });

  test('it ends in good order on SIGTERM, within 10 s, over 6 stops', { timeout: 300_000 }, async () => {
    const monzo = createSimulatedMonzo(() => address);
    monzo.start();
    for (let round = 0; round < 6; round++) {
      const { code, milliseconds } = await endAndRestart('SIGTERM');
      expect(code).toBe(0);
      expect(milliseconds).toBeLessThan(10_000);
      await expectLedger(place.url, monzo.deliveries);
    }
    await monzo.stop();
    await paidUp.end('SIGTERM');
    await expectLedger(place.url, monzo.deliveries);
    tell('6 stops', monzo.deliveries);
  });

  test('it keeps a second process off the file, and serves on', { timeout: 60_000 }, async () => {
    const monzo = createSimulatedMonzo(() => address);
    monzo.start();
    const second = startPaidUp(place.url);
    expect((await second.ended).code).toBe(1);
    expect(second.printed()).toMatch(/^Paid Up can't start: \S+ is in use by another Paid Up;.*\n$/);
    await monzo.stop();
    expect((await monzo.deliverOne()).outcome).not.toBe('unknown');
    await expectLedger(place.url, monzo.deliveries);
  });
});
