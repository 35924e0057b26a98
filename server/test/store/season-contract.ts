import { describe, expect, test } from 'vitest';
import type { AttendanceRecord, FixtureRecord, PaidRecord } from '../../src/domain/records.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import { aCredit, aFixture, ids, minute, moved, revised } from './records.ts';

/** What a summary is made of: the whole season, and what everybody paid, each in one reading. */
export function seasonContract(bench: Bench): void {
  const withoutHistory = ({ history: _history, request_fingerprint: _print, ...fixture }: FixtureRecord) =>
    fixture;

  describe('the season', () => {
    test('has every fixture that is not cancelled, by kick-off, then id', async () => {
      const [late, b, a, off] = [
        aFixture('late', [], { kick_off_at: minute(9) }),
        aFixture('b', [], { kick_off_at: minute(1) }),
        aFixture('a', [], { kick_off_at: minute(1) }),
        aFixture('off', [], { kick_off_at: minute(2), cancelled: true, cancelled_reason: 'rain' }),
      ] as const;
      await bench.store.fixtures.create([late, b, a, off]);
      expect(await bench.store.fixtures.season()).toEqual([a, b, late].map(withoutHistory));
    });

    test('has the players in the order in which they joined, those who wait too', async () => {
      await addPlayers(bench.store, 'ash', 'ben', 'cy');
      const players: AttendanceRecord[] = [
        { player_id: 'cy', guests: 2, state: 'in', joined_at: minute(3) },
        { player_id: 'ash', guests: 0, state: 'waiting', joined_at: minute(1) },
        { player_id: 'ben', guests: 20, state: 'in', joined_at: minute(2) },
      ];
      const fixture = aFixture('game', [], { players, location: 'The “Cage”', was_played: true });
      await bench.store.fixtures.create([fixture]);
      expect(await bench.store.fixtures.season()).toEqual([withoutHistory(fixture)]);
    });

    test('has all of many, and follows each change', async () => {
      const fixtures = ids('game', 600).map((id, index) => aFixture(id, [], { kick_off_at: minute(index) }));
      await bench.store.fixtures.create(fixtures);
      expect(await bench.store.fixtures.season()).toEqual(fixtures.map(withoutHistory));
      const dear = revised(aFixture('game_0000'), { fee: 900 });
      await bench.store.fixtures.replace(dear, 1);
      expect((await bench.store.fixtures.season())[0]).toEqual(withoutHistory(dear));
    });
  });

  describe('what each player paid', () => {
    const paid = async () => {
      const sums = [...(await bench.store.payments.paidByPlayer())];
      return Object.fromEntries(
        sums.map(([id, { total, refunds }]) => [id, { total, refunds: sorted(refunds) }]),
      );
    };
    const sorted = (refunds: PaidRecord['refunds']) =>
      refunds.toSorted((one, other) => (one.paid_at < other.paid_at ? -1 : 1));

    test('is the sum of all, and the refunds with their instants', async () => {
      await addPlayers(bench.store, 'ash', 'ben', 'cy');
      const split = [
        { player_id: 'ash', amount: -20 },
        { player_id: 'ben', amount: -30 },
      ];
      await addPayments(
        bench.store,
        aCredit('1', 'ash', 700),
        aCredit('2', 'ash', -200, { paid_at: minute(2) }),
        aCredit('3', 'ash', -50, { paid_at: minute(3), allocations: split }),
        aCredit('4', 'ash', 5, { paid_at: minute(2) }),
      );
      expect(await paid()).toEqual({
        ash: {
          total: 485,
          refunds: [
            { paid_at: minute(2), amount: -200 },
            { paid_at: minute(3), amount: -20 },
          ],
        },
        ben: { total: -30, refunds: [{ paid_at: minute(3), amount: -30 }] },
      });
    });

    test('is nothing before anybody paid, and follows a payment that is taken off', async () => {
      await addPlayers(bench.store, 'ash');
      expect(await paid()).toEqual({});
      const credit = aCredit('1', 'ash', -500);
      await addPayments(bench.store, credit);
      expect(await paid()).toEqual({ ash: { total: -500, refunds: [{ paid_at: minute(0), amount: -500 }] } });
      await bench.store.payments.replace(moved(credit, { status: 'ignored', allocations: [] }), 1);
      expect(await paid()).toEqual({});
    });

    test('agrees with the totals, for many', async () => {
      const players = ids('player', 20);
      await addPlayers(bench.store, ...players);
      const credits = ids('tx', 400).map((id, index) => aCredit(id, players[index % 20] ?? '', index - 50));
      await addPayments(bench.store, ...credits.filter(({ amount }) => amount !== 0));
      const totals = [...(await bench.store.payments.paidByPlayer())].map(([id, { total }]) => [id, total]);
      expect(Object.fromEntries(totals)).toEqual(
        Object.fromEntries(await bench.store.payments.totalsByPlayer('all')),
      );
    });
  });
}
