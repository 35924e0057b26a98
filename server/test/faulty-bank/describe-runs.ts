import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChance } from '../support/chance.ts';
import { timeFor } from '../support/seconds.ts';
import { sqlite, stores } from '../support/stores.ts';
import { playRun } from './play-run.ts';

/** On each store. Runs that would begin later are skipped, once a few have been played. */
const TIME = timeFor(15);
const FEW = 2;

/** So many seeded runs of 100 steps at a bank that has every kind of trouble. On MongoDB it is a tenth of them. */
export function describeRuns(runs: number): void {
  describe.each(stores)('after 100 steps at a bank with every kind of trouble, on $name', (store) => {
    const planned = store === sqlite ? runs : Math.ceil(runs / 10);
    let began = 0;
    let played = 0;
    let payments = 0;

    beforeAll(() => {
      began = performance.now();
    });

    test.for(Array.from({ length: planned }, (_, run) => run))(
      'the ledger is the bank’s list of football payments, run %i',
      { timeout: 300_000 },
      async (run, { skip }) => {
        const isOver = played >= FEW && performance.now() - began > TIME;
        skip(isOver, 'the time for these runs is over');
        payments += await playRun(store, createChance(run), 100);
        played += 1;
      },
    );

    afterAll(() => {
      const seconds = Math.round((performance.now() - began) / 1000);
      console.info(`${played} of ${planned} runs with ${payments} payments in ${seconds} s`);
      expect(payments).toBeGreaterThan(5 * played);
    });
  });
}
