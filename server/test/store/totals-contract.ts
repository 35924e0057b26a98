import { describe, expect, it } from 'vitest';
import type { GameRecord, Party } from '../../src/domain/records.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import { aCredit, aFixture, aPayment, ids, minute, revised, revisedFixture } from './records.ts';

const HUGE = Number.MAX_SAFE_INTEGER;

/** Tests that the sums of payments and fixtures are exact to the penny. */
export function totalsContract(bench: Bench): void {
  describe('totals of payments', () => {
    it('adds up many payments of many players', async () => {
      const players = ids('player', 20);
      await addPlayers(bench.store, ...players);
      const credits = ids('tx', 400).map((id, index) => aCredit(id, players[index % 20] ?? '', index + 1));
      await addPayments(bench.store, ...credits);
      const expected = new Map(players.map((id, index) => [id, 20 * (index + 1) + 20 * 190]));
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(expected);
      expect(await bench.store.payments.totalsByPlayer(players)).toEqual(expected);
    });

    it('subtracts refunds, also below zero', async () => {
      await addPlayers(bench.store, 'ash', 'ben', 'cy');
      await addPayments(
        bench.store,
        aCredit('1', 'ash', 700),
        aCredit('2', 'ash', -200),
        aCredit('3', 'ben', -300),
        aCredit('4', 'cy', 100),
        aCredit('5', 'cy', -100),
      );
      const expected = new Map([
        ['ash', 500],
        ['ben', -300],
        ['cy', 0],
      ]);
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(expected);
    });

    it('leaves out players without a payment, and counts an id once that is given twice', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      await addPayments(bench.store, aCredit('1', 'ash'));
      const totals = await bench.store.payments.totalsByPlayer(['ben', 'ash', 'nobody', 'ash']);
      expect(totals).toEqual(new Map([['ash', 500]]));
      expect(await bench.store.payments.totalsByPlayer([])).toEqual(new Map());
      expect(await bench.store.payments.totalsByPlayer(['ben'])).toEqual(new Map());
    });

    it('splits a payment among its players', async () => {
      await addPlayers(bench.store, 'ash', 'ben', 'cy');
      const parts = [
        ['ash', 1],
        ['ben', 2],
        ['cy', 497],
      ] as const;
      const allocations = parts.map(([player_id, amount]) => ({ player_id, amount }));
      await addPayments(bench.store, aCredit('1', 'ash', 500, { allocations }));
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(new Map(parts));
      expect((await bench.store.payments.get('1'))?.allocations).toEqual(allocations);
    });

    it('follows a payment that is reassigned, then unassigned', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      const credit = aCredit('1', 'ash');
      await addPayments(bench.store, credit);
      const moved = revised(credit, { allocations: [{ player_id: 'ben', amount: 500 }] });
      await bench.store.payments.replace(moved, 1);
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(new Map([['ben', 500]]));
      await bench.store.payments.replace(revised(moved, { allocations: [], status: 'ignored' }), 2);
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(new Map());
    });

    it('is exact where a fraction would be lost', async () => {
      await addPlayers(bench.store, 'ash');
      await addPayments(
        bench.store,
        aCredit('1', 'ash', HUGE),
        aCredit('2', 'ash', -1),
        aCredit('3', 'ash', -7),
      );
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(new Map([['ash', HUGE - 8]]));
    });

    it.each([HUGE, -HUGE])('stays at %i instead of failing when a sum grows beyond it', async (amount) => {
      await addPlayers(bench.store, 'ash');
      await addPayments(bench.store, ...ids('tx', 1100).map((id) => aCredit(id, 'ash', amount)));
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(new Map([['ash', amount]]));
      expect(await bench.store.payments.totalsByPlayer(['ash'])).toEqual(new Map([['ash', amount]]));
    });

    it('counts all unmatched payments, and sums up the positive ones', async () => {
      await addPlayers(bench.store, 'ash');
      expect(await bench.store.payments.unmatchedTotal()).toEqual({ count: 0, amount: 0 });
      await addPayments(
        bench.store,
        aPayment('1', { amount: 300 }),
        aPayment('2', { amount: 40, matching: 'by_hand' }),
        aPayment('3', { amount: -1000 }),
        aPayment('4', { amount: 5000, status: 'ignored' }),
        aCredit('5', 'ash', 60_000),
      );
      expect(await bench.store.payments.unmatchedTotal()).toEqual({ count: 3, amount: 340 });
    });

    it('stays at the largest safe number of unmatched pence', async () => {
      await addPayments(bench.store, ...ids('tx', 1100).map((id) => aPayment(id, { amount: HUGE })));
      expect(await bench.store.payments.unmatchedTotal()).toEqual({ count: 1100, amount: HUGE });
    });
  });

  describe('totals of fixtures', () => {
    const here = (player_id: string, guests = 0, state: Party['state'] = 'in') => ({
      player_id,
      guests,
      state,
      joined_at: minute(0),
    });
    const season = async () => {
      await addPlayers(bench.store, 'ash', 'ben', 'cy', 'di');
      const games: [string, number, Party[], object?][] = [
        ['first', 1, [here('ash'), here('ben', 2), here('cy', 1, 'waiting')]],
        ['dear', 2, [here('ash', 1)], { fee: 750, cost: 6000, location: 'Stadium' }],
        ['off', 3, [here('ash'), here('ben')], { cancelled: true }],
        ['now', 4, [here('ben')], { cost: 1 }],
        ['soon', 5, [here('ash', 3), here('cy')]],
      ];
      await bench.store.fixtures.create(
        games.map(([id, at, players, rest]) =>
          aFixture(id, [], { kick_off_at: minute(at), players, ...rest }),
        ),
      );
    };

    it('charges those who were in, with their guests, for played games', async () => {
      await season();
      const expected = new Map([
        ['ash', 2000],
        ['ben', 2000],
      ]);
      expect(await bench.store.fixtures.feesByPlayer('all', minute(4))).toEqual(expected);
      const named = await bench.store.fixtures.feesByPlayer(['di', 'cy', 'ben', 'nobody', 'ben'], minute(4));
      expect(named).toEqual(new Map([['ben', 2000]]));
    });

    it.each([
      [0, {}],
      [1, { ash: 500, ben: 1500 }],
      [3, { ash: 2000, ben: 1500 }],
      [5, { ash: 4000, ben: 2000, cy: 500 }],
    ])('charges at minute %i for games that have kicked off by then', async (now, expected) => {
      await season();
      const fees = await bench.store.fixtures.feesByPlayer('all', minute(now));
      expect(Object.fromEntries(fees)).toEqual(expected);
    });

    const gamesOf = async (...playerIds: string[]) =>
      (await Promise.all(playerIds.map((id) => bench.store.fixtures.gamesOf(id)))).flat();

    it('lists the games of a player, also those to come', async () => {
      await season();
      const charges = await gamesOf('ash', 'cy', 'di');
      const charge = (
        player_id: string,
        fixture_id: string,
        at: number,
        guests: number,
        amount: number,
      ): GameRecord => ({
        player_id,
        fixture_id,
        kick_off_at: minute(at),
        created_at: minute(0),
        date: '2026-01-01',
        location: fixture_id === 'dear' ? 'Stadium' : 'Riverside 5s',
        guests,
        amount,
      });
      const place = (one: GameRecord) => `${one.kick_off_at} ${one.player_id}`;
      expect(charges.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))).toEqual([
        charge('ash', 'first', 1, 0, 500),
        charge('ash', 'dear', 2, 1, 1500),
        charge('ash', 'soon', 5, 3, 2000),
        charge('cy', 'soon', 5, 0, 500),
      ]);
      expect(await gamesOf('nobody')).toEqual([]);
    });

    it('lists the charges of all who are in within a span, both ends included', async () => {
      await season();
      const charged = async (from: number | null, to: number | null) => {
        const charges = await bench.store.fixtures.chargesBetween({
          from: from === null ? null : minute(from),
          to: to === null ? null : minute(to),
        });
        return charges.map((one) => `${one.fixture_id} ${one.player_id} ${one.amount}`).sort();
      };
      expect(await charged(1, 2)).toEqual(['dear ash 1500', 'first ash 500', 'first ben 1500']);
      expect(await charged(2, 4)).toEqual(['dear ash 1500', 'now ben 500']);
      expect(await charged(3, 3)).toEqual([]);
      expect(await charged(null, 1)).toEqual(['first ash 500', 'first ben 1500']);
      expect(await charged(5, null)).toEqual(['soon ash 2000', 'soon cy 500']);
      expect(await charged(null, null)).toHaveLength(6);
      const [first] = await bench.store.fixtures.chargesBetween({ from: minute(4), to: minute(4) });
      expect(await gamesOf('ben')).toContainEqual(expect.objectContaining(first));
    });

    it('lists a game without a fee, and leaves out players who wait', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      const players = [here('ash'), here('ben', 0, 'waiting')];
      await bench.store.fixtures.create([aFixture('game', [], { fee: 0, players })]);
      expect(await gamesOf('ash', 'ben')).toMatchObject([{ player_id: 'ash', amount: 0 }]);
      expect(await bench.store.fixtures.feesByPlayer('all', minute(9))).toEqual(new Map([['ash', 0]]));
    });

    it('lists the pitch cost of each played game', async () => {
      await season();
      const costs = async (now: number) =>
        (await bench.store.fixtures.pitchCosts(minute(now))).map(({ cost }) => cost).sort();
      expect(await bench.store.fixtures.pitchCosts(minute(1))).toEqual([
        { kick_off_at: minute(1), cost: 4500 },
      ]);
      expect(await costs(0)).toEqual([]);
      expect(await costs(4)).toEqual([1, 4500, 6000]);
    });

    it('follows a fixture that is cancelled, put back and removed', async () => {
      await addPlayers(bench.store, 'ash');
      const fixture = aFixture('game', ['ash']);
      const fees = () => bench.store.fixtures.feesByPlayer(['ash'], minute(9));
      const costs = () => bench.store.fixtures.pitchCosts(minute(9));
      await bench.store.fixtures.create([fixture]);
      expect(await fees()).toEqual(new Map([['ash', 500]]));
      const off = revisedFixture(fixture, { cancelled: true });
      await bench.store.fixtures.replace(off, 1);
      expect([await fees(), await costs()]).toEqual([new Map(), []]);
      await bench.store.fixtures.replace(revisedFixture(off, { cancelled: false, fee: 600 }), 2);
      expect(await fees()).toEqual(new Map([['ash', 600]]));
      await bench.store.fixtures.remove('game', 3);
      expect([await fees(), await gamesOf('ash')]).toEqual([new Map(), []]);
    });
  });
}
