import { expect, onTestFinished, test } from 'vitest';
import type { DeliveryMode } from '../../../scripts/fake-monzo/webhooks/delivery-modes.ts';
import { INCOMING } from '../faulty-bank/club-at-the-bank.ts';
import { expectBanksList } from '../faulty-bank/expected-ledger.ts';
import { createChance } from '../support/chance.ts';
import { BANK_NAMES, makePlayers } from './club.ts';
import { openClubAtTheBank } from './connected-club.ts';
import { storedAt } from './ledger.ts';
import { makePlace } from './place.ts';

const PAYMENTS = 10_000;
const BATCH = 500;
const MINUTE = 60_000;
/** Most batches are delivered as the bank does. Of the others there is one each, and the last is not told at all. */
const MODES: DeliveryMode[] = ['cut', 'shuffled', 'duplicated', 'delayed'];
const LAST = PAYMENTS / BATCH - 1;

test(
  `${PAYMENTS} payments, by the bank’s own sequences of deliveries: each is credited once, to the penny`,
  { timeout: 600_000 },
  async () => {
    const { url, remove } = makePlace();
    onTestFinished(remove);
    const club = await openClubAtTheBank(url);
    onTestFinished(club.close);
    const { bank, clock } = club.fake;
    const chance = createChance();
    await club.ready();
    const players = await makePlayers(club.address);
    await club.connect();
    const began = Date.now();

    for (let batch = 0; batch <= LAST; batch++) {
      bank.deliveries.setMode(batch === LAST ? 'dropped' : (MODES[batch] ?? 'realistic'));
      // A catch-up reads by days, and the last day is to be a short one.
      if (batch === LAST) await clock.advance(24 * 60 * MINUTE);
      for (let payment = 0; payment < BATCH; payment++)
        bank.payments.make({
          kind: chance.pick(INCOMING),
          amount: 1 + chance.below(5000),
          name: chance.pick(BANK_NAMES),
        });
      await clock.advance(15 * MINUTE);
    }
    const since = new Date(clock.now()).toISOString().slice(0, 10);
    expect(await club.send('POST', '/bank/catch_up', { since })).toMatchObject({
      status: 200,
      body: { checked: BATCH, duplicate: 0 },
    });

    const attempts = bank.deliveries.list().reduce((sum, delivery) => sum + delivery.attempts.length, 0);
    const seconds = Math.round((Date.now() - began) / 1000);
    console.info(`${PAYMENTS} payments, ${attempts} deliveries in ${seconds} s`);
    await club.end('SIGTERM');
    const transactions = bank.ledger.of(bank.accounts.get().id);
    expect(transactions).toHaveLength(PAYMENTS);
    expectBanksList(await storedAt(url), transactions, (name) => players.get(name));
  },
);
