import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers, EVERY, tally } from './club.ts';
import { aCredit, aFixture, aPayment, aPlayer, ids, listed, revised } from './records.ts';

/** Tests that exactly one of many competing writes wins. */
export function racesContract(bench: Bench): void {
  describe('a race', () => {
    it('stores a payment once that is delivered 200 times at once', async () => {
      await addPlayers(bench.store, 'ash');
      const credit = aCredit('tx_1', 'ash');
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, () => bench.store.payments.recordOnce(credit)),
      );
      expect(outcomes.filter(({ existing }) => existing === null)).toHaveLength(1);
      for (const { existing } of outcomes) expect(existing ?? credit).toEqual(credit);
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(new Map([['ash', 500]]));
      expect(await bench.store.payments.list(EVERY.payment)).toHaveLength(1);
    });

    it('returns the payment that won to the other 199 with its id', async () => {
      const outcomes = await Promise.all(
        ids('n', 200).map((_, index) =>
          bench.store.payments.recordOnce(aPayment('tx_1', { amount: index + 1 })),
        ),
      );
      const stored = await bench.store.payments.get('tx_1');
      expect(outcomes.filter(({ existing }) => existing === null)).toHaveLength(1);
      expect(outcomes.findIndex(({ existing }) => existing === null) + 1).toBe(stored?.amount);
      for (const { existing } of outcomes) expect(existing ?? stored).toEqual(stored);
    });

    it('loses none of 200 different payments at once', async () => {
      await addPlayers(bench.store, 'ash');
      await addPayments(bench.store, ...ids('tx', 200).map((id, index) => aCredit(id, 'ash', index + 1)));
      expect(await bench.store.payments.totalsByPlayer(['ash'])).toEqual(new Map([['ash', 20_100]]));
      expect(await bench.store.payments.list(EVERY.payment)).toHaveLength(200);
    });

    it('counts each of 25 payments once that come 8 times, mixed', async () => {
      await addPlayers(bench.store, 'ash');
      const deliveries = Array.from({ length: 200 }, (_, index) =>
        aCredit(`tx_${(index * 7) % 25}`, 'ash', 100),
      );
      const outcomes = await Promise.all(
        deliveries.map((delivery) => bench.store.payments.recordOnce(delivery)),
      );
      expect(outcomes.filter(({ existing }) => existing === null)).toHaveLength(25);
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(new Map([['ash', 2500]]));
    });

    it('takes one of 200 changes of a payment under one revision', async () => {
      const names = ids('player', 200);
      await addPlayers(bench.store, ...names);
      const payment = aPayment('tx_1');
      await addPayments(bench.store, payment);
      const outcomes = await Promise.all(
        names.map((player_id) =>
          bench.store.payments.replace(
            revised(payment, { status: 'matched', allocations: [{ player_id, amount: 500 }] }),
            1,
          ),
        ),
      );
      expect(tally(outcomes)).toEqual({ replaced: 1, stale: 199 });
      const winner = names[outcomes.indexOf('replaced')] ?? '';
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(new Map([[winner, 500]]));
    });

    it('takes one of 200 changes of a player under one revision', async () => {
      const ash = aPlayer('ash');
      await bench.store.players.create(ash);
      const changes = ids('name', 200).map((name) => revised(aPlayer('ash', [name], { name })));
      const outcomes = await Promise.all(changes.map((change) => bench.store.players.replace(change, 1)));
      expect(tally(outcomes)).toEqual({ replaced: 1, stale: 199 });
      expect(await bench.store.players.get('ash')).toEqual(changes[outcomes.indexOf('replaced')]);
    });

    it('takes one of 200 changes of a fixture under one revision', async () => {
      const fixture = aFixture('game');
      await bench.store.fixtures.create([fixture]);
      const outcomes = await Promise.all(
        ids('place', 200).map((location) => bench.store.fixtures.replace(revised(fixture, { location }), 1)),
      );
      expect(tally(outcomes)).toEqual({ replaced: 1, stale: 199 });
      const winner = ids('place', 200)[outcomes.findIndex((outcome) => outcome === 'replaced')];
      expect((await bench.store.fixtures.get('game'))?.location).toBe(winner);
    });

    it('gives a bank name to one of 200 new players', async () => {
      const outcomes = await Promise.all(
        ids('player', 200).map((id) => bench.store.players.create(aPlayer(id, [`own ${id}`, 'SHARED']))),
      );
      expect(tally(outcomes)).toEqual({ created: 1, taken: 199 });
      expect(outcomes.filter((outcome) => typeof outcome === 'object')[0]).toEqual({ taken: 'SHARED' });
      expect(await bench.store.players.list(EVERY.player)).toHaveLength(1);
    });

    it('gives a bank name to one of 100 new and 100 changed players', async () => {
      const old = ids('old', 100).map((id) => aPlayer(id));
      await Promise.all(old.map((player) => bench.store.players.create(player)));
      const outcomes = await Promise.all(
        old.flatMap((player, index) => [
          bench.store.players.replace(revised(aPlayer(player.id, ['SHARED'])), 1),
          bench.store.players.create(aPlayer(`new_${index}`, ['SHARED'])),
        ]),
      );
      expect(tally(outcomes)).toMatchObject({ taken: 199 });
      const owner = await bench.store.players.findByBankKey('SHARED');
      const holder = await bench.store.players.get(owner?.id ?? '');
      const found = await bench.store.players.list(EVERY.player);
      expect(found.filter(({ bank_names }) => bank_names.length > 0)).toEqual([holder && listed(holder)]);
    });

    it('refuses two players who swap names at once, since each still has the other’s', async () => {
      for (let round = 0; round < 20; round++) {
        const [one, two] = [aPlayer(`one ${round}`, [`X${round}`]), aPlayer(`two ${round}`, [`Y${round}`])];
        await bench.store.players.create(one);
        await bench.store.players.create(two);
        const outcomes = await Promise.all([
          bench.store.players.replace(revised(one, { bank_names: two.bank_names }), 1),
          bench.store.players.replace(revised(two, { bank_names: one.bank_names }), 1),
        ]);
        expect(outcomes).toEqual([{ taken: `Y${round}` }, { taken: `X${round}` }]);
        expect(await bench.store.players.findByBankKey(`X${round}`)).toMatchObject({ id: one.id });
        expect(await bench.store.players.findByBankKey(`Y${round}`)).toMatchObject({ id: two.id });
      }
    });

    it('leaves a name with one player or nobody when it is given up and taken at once', async () => {
      for (let round = 0; round < 20; round++) {
        const name = `NAME${round}`;
        const [giver, taker] = [aPlayer(`giver ${round}`, [name]), aPlayer(`taker ${round}`)];
        await bench.store.players.create(giver);
        await bench.store.players.create(taker);
        const give = () => bench.store.players.replace(revised(giver, { bank_names: [] }), 1);
        const take = () => bench.store.players.replace(revised(taker, { bank_names: giver.bank_names }), 1);
        const outcomes = await Promise.all(round % 2 === 0 ? [give(), take()] : [take(), give()]);
        const owner = await bench.store.players.findByBankKey(name);
        expect(owner?.id ?? null).toBe(outcomes.every((outcome) => outcome === 'replaced') ? taker.id : null);
      }
    });

    it('either replaces or removes a fixture when both come at once', async () => {
      for (const id of ids('game', 20)) {
        await bench.store.fixtures.create([aFixture(id)]);
        const outcomes = await Promise.all([
          bench.store.fixtures.replace(revised(aFixture(id)), 1),
          bench.store.fixtures.remove(id, 1),
        ]);
        expect(outcomes).toBeOneOf([
          ['replaced', 'stale'],
          ['stale', 'removed'],
        ]);
        expect((await bench.store.fixtures.get(id))?.rev ?? null).toBe(outcomes[0] === 'replaced' ? 2 : null);
      }
    });

    it('keeps the good writes when others at the same time are refused', async () => {
      await bench.store.fixtures.create([aFixture('old')]);
      const [before, game, one, other, after] = await Promise.all([
        bench.store.payments.recordOnce(aPayment('before')),
        bench.store.fixtures.create([aFixture('new'), aFixture('old')]),
        bench.store.players.create(aPlayer('ash', ['ONE'])),
        bench.store.players.create(aPlayer('ben', ['TWO', 'ONE'])),
        bench.store.payments.recordOnce(aPayment('after')),
      ]);
      expect([before, after]).toEqual([{ existing: null }, { existing: null }]);
      expect(game).toEqual({ existing: aFixture('old') });
      expect(tally([one, other])).toEqual({ created: 1, taken: 1 });
      expect(await bench.store.payments.list(EVERY.payment)).toHaveLength(2);
      expect(await bench.store.players.list(EVERY.player)).toHaveLength(1);
      expect(await bench.store.fixtures.get('new')).toBeNull();
    });
  });
}
