import { describe, expect, it } from 'vitest';
import { StoreError, type Store } from '../../src/store/store.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers, EVERY } from './club.ts';
import { anAccount, anAttempt, aSession } from './access-records.ts';
import {
  aCredit,
  aFixture,
  anIgnoredPayer,
  aPayment,
  aPlayer,
  minute,
  revised,
  someSettings,
} from './records.ts';

/** Tests that records survive a restart, and that a closed store refuses every call. */
export function restartContract(bench: Bench): void {
  describe('a restart', () => {
    const everything = async (store: Store) => ({
      players: await store.players.list(EVERY.player),
      fixtures: await store.fixtures.list(EVERY.fixture),
      payments: await store.payments.list(EVERY.payment),
      totals: await store.payments.totalsByPlayer('all'),
      unmatched: await store.payments.unmatchedTotal(),
      fees: await store.fixtures.feesByPlayer('all', minute(9)),
      charges: await store.fixtures.chargesBetween({ from: null, to: null }),
      costs: await store.fixtures.pitchCosts(minute(9)),
      paid: await store.payments.paidByPlayer(),
      awaiting: await store.payments.awaitingMatch(),
      credits: await store.payments.creditsFrom('NOBODY'),
      alike: await store.payments.withCounterparty('NOBODY', 500, { from: minute(9), to: minute(0) }),
      shown: await store.payments.countFrom('SUBS'),
      ignored: await store.ignoredPayers.list(),
      settings: await store.settings.get(),
      games: [await store.fixtures.gamesOf('ash'), await store.fixtures.gamesOf('ben')],
    });

    it('changes nothing', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      await bench.store.players.create(aPlayer('cy', ['ONE', 'TWO'], { archived: true }));
      await bench.store.fixtures.create([aFixture('game', ['ben', 'ash']), aFixture('late', [], { fee: 1 })]);
      await bench.store.fixtures.replace(revised(aFixture('late', ['ash'], { fee: 2 })), 1);
      const ofCy = aPayment('tx_4', { counterparty_name: 'ONE' });
      await addPayments(bench.store, aCredit('tx_1', 'ash'), aPayment('tx_2'), aPayment('tx_3'), ofCy);
      await bench.store.payments.replace(revised(aPayment('tx_3'), { status: 'ignored' }), 1);
      await bench.store.ignoredPayers.add(anIgnoredPayer('landlord'));
      await bench.store.settings.replace(someSettings(), 0);
      const before = await everything(bench.store);
      expect(before.awaiting).toEqual([ofCy]);
      expect(await everything(await bench.restart())).toEqual(before);
      expect(await everything(await bench.restart())).toEqual(before);
      // Otherwise the audit at the end would find a payment that waits for its player.
      await bench.store.payments.replace(revised(ofCy, { matching: 'by_hand' }), 1);
    });

    it('leaves an empty store empty', async () => {
      const before = await everything(bench.store);
      expect(await everything(await bench.restart())).toEqual(before);
    });

    it('lets no payment in twice', async () => {
      await addPayments(bench.store, aPayment('tx_1'));
      const store = await bench.restart();
      expect(await store.payments.recordOnce(aPayment('tx_1'))).toEqual({ existing: aPayment('tx_1') });
    });

    it('keeps names taken, claims made and old revisions stale', async () => {
      const ash = aPlayer('ash', ['ONE']);
      await bench.store.players.create(ash);
      await bench.store.players.claim(['ash']);
      await bench.store.players.replace(revised(ash), 1);
      const store = await bench.restart();
      expect(await store.players.create(aPlayer('ben', ['ONE']))).toEqual({ taken: 'ONE' });
      expect(await store.players.replace(revised(ash), 1)).toBe('stale');
      expect(await store.players.remove('ash', 2)).toBe('has_history');
    });

    it('keeps a write that was going on when the store was closed', async () => {
      const outcome = bench.store.payments.recordOnce(aPayment('tx_1')).then(
        () => 'recorded',
        () => 'unknown',
      );
      const store = await bench.restart();
      const stored = await store.payments.get('tx_1');
      if ((await outcome) === 'recorded') expect(stored).toEqual(aPayment('tx_1'));
    });

    it('keeps a history that has grown to 300 entries', async () => {
      let payment = aPayment('tx_1');
      await addPayments(bench.store, payment);
      for (let round = 1; round < 300; round++) {
        const next = revised(payment);
        expect(await bench.store.payments.replace(next, payment.rev)).toBe('replaced');
        payment = next;
      }
      const stored = await (await bench.restart()).payments.get('tx_1');
      expect(stored?.history).toHaveLength(300);
      expect(stored).toEqual(payment);
    });
  });

  describe('a store', () => {
    it('can be reached', async () => {
      await bench.store.ping();
    });

    it.each<[string, (store: Store) => Promise<unknown>]>([
      ['ping', (store) => store.ping()],
      ['audit', (store) => store.audit()],
      ['records', (store) => store.records()[Symbol.asyncIterator]().next()],
      ['restore', (store) => store.restore(store.records(), 'a backup')],
      ['players.get', (store) => store.players.get('ash')],
      ['players.list', (store) => store.players.list(EVERY.player)],
      ['players.create', (store) => store.players.create(aPlayer('ash'))],
      ['players.claim', (store) => store.players.claim(['ash'])],
      ['fixtures.create', (store) => store.fixtures.create([aFixture('game')])],
      ['fixtures.feesByPlayer', (store) => store.fixtures.feesByPlayer('all', minute(0))],
      ['payments.recordOnce', (store) => store.payments.recordOnce(aPayment('tx_1'))],
      ['payments.countFrom', (store) => store.payments.countFrom('SUBS')],
      ['ignoredPayers.list', (store) => store.ignoredPayers.list()],
      ['ignoredPayers.add', (store) => store.ignoredPayers.add(anIgnoredPayer('landlord'))],
      ['settings.get', (store) => store.settings.get()],
      ['settings.replace', (store) => store.settings.replace(someSettings(), 0)],
      ['accounts.list', (store) => store.accounts.list()],
      ['accounts.create', (store) => store.accounts.create(anAccount('sam'))],
      ['sessions.findByHash', (store) => store.sessions.findByHash('a hash')],
      ['sessions.create', (store) => store.sessions.create(aSession('phone'))],
      ['tokens.findByHash', (store) => store.tokens.findByHash('a hash')],
      ['attempts.add', (store) => store.attempts.add('all', anAttempt('one'))],
      ['payments.totalsByPlayer', (store) => store.payments.totalsByPlayer('all')],
    ])('refuses %s as unavailable once it is closed', async (_, call) => {
      const closed = bench.store;
      await bench.restart();
      const refusal: unknown = await call(closed).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(StoreError);
      expect(refusal).toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/^.+$/) });
      expect(await bench.store.payments.get('tx_1')).toBeNull();
    });

    it('can be closed twice', async () => {
      const closed = bench.store;
      await bench.restart();
      await closed.close();
      await bench.store.ping();
    });
  });
}
