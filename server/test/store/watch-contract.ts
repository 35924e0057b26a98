import { describe, expect, it, vi } from 'vitest';
import type { Change } from '@paidup/shared/change';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import { aCredit, aFixture, anIgnoredPayer, aPayment, aPlayer, ids, revised } from './records.ts';

/** Tests that listeners hear of every commit and, where `notifiesExactly`, of nothing else. */
export function watchContract(bench: Bench, notifiesExactly: boolean): void {
  /** Listens until it has heard of a record `done` of each kind, since each kind may have a change stream of its own. */
  const listen = () => {
    const names: string[] = [];
    const stop = bench.store.watch((change) => names.push(nameOf(change)));
    const heard = async () => {
      await bench.store.players.create(aPlayer('done'));
      await bench.store.fixtures.create([aFixture('done')]);
      await addPayments(bench.store, aPayment('done'));
      for (const kind of ['player', 'fixture', 'payment'])
        await vi.waitFor(() => expect(names).toContain(`${kind} done`), 5000);
      return names.filter((name) => !name.endsWith(' done'));
    };
    return { heard, stop };
  };

  describe('a watch', () => {
    it('calls listeners for a player who is created, changed and removed', async () => {
      const { heard } = listen();
      await bench.store.players.create(aPlayer('ash'));
      await bench.store.players.replace(revised(aPlayer('ash')), 1);
      await bench.store.players.remove('ash', 2);
      const names = await heard();
      expect(names).toHaveLength(3);
      for (const name of names) expect(name).toBeOneOf(['player ash', 'reset']);
    });

    it('calls listeners for a fixture that is created, changed and removed', async () => {
      const { heard } = listen();
      await bench.store.fixtures.create([aFixture('one'), aFixture('two')]);
      await bench.store.fixtures.replace(revised(aFixture('one')), 1);
      await bench.store.fixtures.remove('one', 2);
      const names = await heard();
      expect(names.slice(0, 2).sort()).toEqual(['fixture one', 'fixture two']);
      expect(names.slice(2)).toEqual(['fixture one', 'fixture one']);
    });

    it('calls listeners for a payment that is recorded and changed', async () => {
      await addPlayers(bench.store, 'ash');
      const { heard } = listen();
      await bench.store.payments.recordOnce(aCredit('tx_1', 'ash'));
      await bench.store.payments.replace(revised(aPayment('tx_1')), 1);
      expect((await heard()).filter((name) => name.startsWith('payment'))).toEqual([
        'payment tx_1',
        'payment tx_1',
      ]);
    });

    it.runIf(notifiesExactly)(
      'does not call listeners for a write that was refused or changed nothing',
      async () => {
        const ash = aPlayer('ash', ['ONE'], { has_history: true });
        await bench.store.players.create(ash);
        await bench.store.fixtures.create([aFixture('game')]);
        await addPayments(bench.store, aPayment('tx_1'));
        const settled = listen();
        await settled.heard();
        settled.stop();
        const names: string[] = [];
        bench.store.watch((change) => names.push(nameOf(change)));
        await bench.store.players.create(aPlayer('ben', ['TWO', 'ONE']));
        await bench.store.players.replace(revised(ash), 9);
        await bench.store.players.remove('ash', null);
        await bench.store.players.claim(['ash']);
        await bench.store.fixtures.create([aFixture('new'), aFixture('game')]).catch(() => null);
        await bench.store.fixtures.replace(revised(aFixture('game')), 9);
        await bench.store.fixtures.remove('game', 9);
        await bench.store.payments.recordOnce(aPayment('tx_1', { amount: 1 }));
        await bench.store.payments.replace(revised(aPayment('tx_1')), 9);
        await addPayments(bench.store, aPayment('last'));
        await vi.waitFor(() => expect(names).toContain('payment last'), 5000);
        expect(names).toEqual(['payment last']);
      },
    );

    it('does not call listeners for ignored payers', async () => {
      const { heard } = listen();
      await bench.store.ignoredPayers.add(anIgnoredPayer('one'));
      await bench.store.ignoredPayers.add(anIgnoredPayer('other', 'ONE'));
      await bench.store.ignoredPayers.remove('one');
      await bench.store.ignoredPayers.add(anIgnoredPayer('two'));
      await bench.store.ignoredPayers.removeKeys(['TWO']);
      expect(await heard()).toEqual([]);
    });

    it('calls listeners when they can read the record', async () => {
      const seen: unknown[] = [];
      bench.store.watch((change) => {
        if (change !== 'reset') void bench.store.payments.get(change.id).then((record) => seen.push(record));
      });
      await bench.store.payments.recordOnce(aPayment('tx_1'));
      await vi.waitFor(() => expect(seen).toEqual([aPayment('tx_1')]), 5000);
    });

    it('calls listeners for each of 100 changes at once', async () => {
      const { heard } = listen();
      await addPayments(bench.store, ...ids('tx', 100).map((id) => aPayment(id)));
      expect(new Set(await heard())).toEqual(new Set(ids('tx', 100).map((id) => `payment ${id}`)));
    });

    it('calls every listener until it stops', async () => {
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

    it('goes on after a listener fails', async () => {
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
