import { describe, expect, test, vi } from 'vitest';
import type { Change } from '@paidup/shared/change';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import { aCredit, aFixture, anIgnoredPayer, aPayment, aPlayer, ids, revised } from './records.ts';

/** The doorbell: rings for what is committed, and, where `ringsExactly`, for nothing else. */
export function watchContract(bench: Bench, ringsExactly: boolean): void {
  /** What rings, without the records `done` that end the wait: one of each kind, which may ring on ways of their own. */
  const listen = () => {
    const rung: string[] = [];
    const stop = bench.store.watch((change) => rung.push(nameOf(change)));
    const heard = async () => {
      await bench.store.players.create(aPlayer('done'));
      await bench.store.fixtures.create([aFixture('done')]);
      await addPayments(bench.store, aPayment('done'));
      for (const kind of ['player', 'fixture', 'payment'])
        await vi.waitFor(() => expect(rung).toContain(`${kind} done`), 5000);
      return rung.filter((name) => !name.endsWith(' done'));
    };
    return { heard, stop };
  };

  describe('a watch', () => {
    test('rings for a player who is created, changed and removed', async () => {
      const { heard } = listen();
      await bench.store.players.create(aPlayer('ash'));
      await bench.store.players.replace(revised(aPlayer('ash')), 1);
      await bench.store.players.remove('ash', 2);
      const rung = await heard();
      expect(rung).toHaveLength(3);
      for (const name of rung) expect(name).toBeOneOf(['player ash', 'reset']);
    });

    test('rings for a fixture that is created, changed and removed', async () => {
      const { heard } = listen();
      await bench.store.fixtures.create([aFixture('one'), aFixture('two')]);
      await bench.store.fixtures.replace(revised(aFixture('one')), 1);
      await bench.store.fixtures.remove('one', 2);
      const rung = await heard();
      expect(rung.slice(0, 2).sort()).toEqual(['fixture one', 'fixture two']);
      expect(rung.slice(2)).toEqual(['fixture one', 'fixture one']);
    });

    test('rings for a payment that is recorded and changed', async () => {
      await addPlayers(bench.store, 'ash');
      const { heard } = listen();
      await bench.store.payments.recordOnce(aCredit('tx_1', 'ash'));
      await bench.store.payments.replace(revised(aPayment('tx_1')), 1);
      expect((await heard()).filter((name) => name.startsWith('payment'))).toEqual([
        'payment tx_1',
        'payment tx_1',
      ]);
    });

    test.runIf(ringsExactly)('does not ring for what was refused, or came again', async () => {
      const ash = aPlayer('ash', ['ONE'], { has_history: true });
      await bench.store.players.create(ash);
      await bench.store.fixtures.create([aFixture('game')]);
      await addPayments(bench.store, aPayment('tx_1'));
      const settled = listen();
      await settled.heard();
      settled.stop();
      const rung: string[] = [];
      bench.store.watch((change) => rung.push(nameOf(change)));
      await bench.store.players.create(aPlayer('ben', ['TWO', 'ONE']));
      await bench.store.players.replace(revised(ash), 9);
      await bench.store.players.remove('ash', null);
      await bench.store.players.claim(['ash']);
      await bench.store.players.claimByBankKey('ONE');
      await bench.store.fixtures.create([aFixture('new'), aFixture('game')]).catch(() => null);
      await bench.store.fixtures.replace(revised(aFixture('game')), 9);
      await bench.store.fixtures.remove('game', 9);
      await bench.store.payments.recordOnce(aPayment('tx_1', { amount: 1 }));
      await bench.store.payments.replace(revised(aPayment('tx_1')), 9);
      await addPayments(bench.store, aPayment('last'));
      await vi.waitFor(() => expect(rung).toContain('payment last'), 5000);
      expect(rung).toEqual(['payment last']);
    });

    test('does not ring for ignored payers', async () => {
      const { heard } = listen();
      await bench.store.ignoredPayers.add(anIgnoredPayer('one'));
      await bench.store.ignoredPayers.add(anIgnoredPayer('other', 'ONE'));
      await bench.store.ignoredPayers.remove('one');
      await bench.store.ignoredPayers.add(anIgnoredPayer('two'));
      await bench.store.ignoredPayers.removeKeys(['TWO']);
      expect(await heard()).toEqual([]);
    });

    test('shows a listener the committed record', async () => {
      const seen: unknown[] = [];
      bench.store.watch((change) => {
        if (change !== 'reset') void bench.store.payments.get(change.id).then((record) => seen.push(record));
      });
      await bench.store.payments.recordOnce(aPayment('tx_1'));
      await vi.waitFor(() => expect(seen).toEqual([aPayment('tx_1')]), 5000);
    });

    test('rings for each of 100 changes at once', async () => {
      const { heard } = listen();
      await addPayments(bench.store, ...ids('tx', 100).map((id) => aPayment(id)));
      expect(new Set(await heard())).toEqual(new Set(ids('tx', 100).map((id) => `payment ${id}`)));
    });

    test('rings for every listener until it stops', async () => {
      const [one, two] = [listen(), listen()];
      await bench.store.players.create(aPlayer('ash'));
      await vi.waitFor(async () => expect(await bench.store.players.get('ash')).not.toBeNull());
      const all = listen();
      await addPayments(bench.store, aPayment('tx_1'));
      expect(await all.heard()).toContain('payment tx_1');
      one.stop();
      one.stop();
      const late = listen();
      await bench.store.players.create(aPlayer('ben'));
      await vi.waitFor(async () => expect(await bench.store.players.get('ben')).not.toBeNull());
      two.stop();
      late.stop();
    });

    test('is not stopped by a listener that fails', async () => {
      const stop = bench.store.watch(() => {
        throw new Error('a page went away');
      });
      const { heard } = listen();
      await bench.store.players.create(aPlayer('ash'));
      expect(await heard()).toContain('player ash');
      stop();
    });
  });
}

function nameOf(change: Change | 'reset'): string {
  return change === 'reset' ? 'reset' : `${change.entity} ${change.id}`;
}
