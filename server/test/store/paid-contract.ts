import { describe, expect, it } from 'vitest';
import type { PaidRecord } from '../../src/domain/records.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import { aCredit, ids, minute, moved } from './records.ts';

/** Tests the sums of what each player paid. */
export function paidContract(bench: Bench): void {
  describe('what each player paid', () => {
    const paid = async () => {
      const sums = [...(await bench.store.payments.paidByPlayer())];
      return Object.fromEntries(
        sums.map(([id, { total, refunds }]) => [id, { total, refunds: sorted(refunds) }]),
      );
    };
    const sorted = (refunds: PaidRecord['refunds']) =>
      refunds.toSorted((one, other) => (one.paid_at < other.paid_at ? -1 : 1));

    it('is the sum of all, and the refunds with their instants', async () => {
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

    it('is empty without payments, and follows a payment that is taken off', async () => {
      await addPlayers(bench.store, 'ash');
      expect(await paid()).toEqual({});
      const credit = aCredit('1', 'ash', -500);
      await addPayments(bench.store, credit);
      expect(await paid()).toEqual({ ash: { total: -500, refunds: [{ paid_at: minute(0), amount: -500 }] } });
      await bench.store.payments.replace(moved(credit, { status: 'ignored', allocations: [] }), 1);
      expect(await paid()).toEqual({});
    });

    it('agrees with the totals, for many', async () => {
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
