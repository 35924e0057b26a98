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
      return Object.fromEntries(sums.map(([id, one]) => [id, { ...one, refunds: sorted(one.refunds) }]));
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
          last_paid_at: minute(2),
        },
        ben: { total: -30, refunds: [{ paid_at: minute(3), amount: -30 }], last_paid_at: null },
      });
    });

    it('has no write-off in it, which has a sum of its own', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      const writeOff = { source: 'write_off', request_fingerprint: 'x', paid_at: minute(5) } as const;
      const split = [
        { player_id: 'ash', amount: 2 },
        { player_id: 'ben', amount: 3 },
      ];
      const forgiven = aCredit('w', 'ash', 300, writeOff);
      const { payments } = bench.store;
      expect(await payments.totalsByPlayer(['ash'])).toEqual(new Map());
      await addPayments(
        bench.store,
        aCredit('1', 'ash', 700),
        forgiven,
        aCredit('2', '', 5, { allocations: split }),
      );
      const writtenOff = () =>
        Promise.all([payments.writtenOffByPlayer('all'), payments.writtenOffByPlayer(['ben'])]);
      expect(await payments.totalsByPlayer(['ash', 'ben'])).toEqual(new Map([['ash', 702], ['ben', 3]])); // prettier-ignore
      expect(await payments.totalsByPlayer('all')).toEqual(new Map([['ash', 702], ['ben', 3]])); // prettier-ignore
      expect((await paid())['ash']).toEqual({ total: 702, refunds: [], last_paid_at: minute(0) });
      expect(await payments.credited({ from: null, before: null })).toBe(705);
      expect(await payments.credited({ from: minute(5), before: null })).toBe(0);
      expect(await writtenOff()).toEqual([new Map([['ash', 300]]), new Map()]);
      await payments.replace(moved(forgiven, { status: 'void', matched_by: null, allocations: [] }), 1);
      expect(await writtenOff()).toEqual([new Map(), new Map()]);
      expect(await payments.credited({ from: null, before: null })).toBe(705);
    });

    it('is empty without payments, and follows a payment that is taken off', async () => {
      await addPlayers(bench.store, 'ash');
      expect(await paid()).toEqual({});
      const credit = aCredit('1', 'ash', -500);
      await addPayments(bench.store, credit);
      const refunds = [{ paid_at: minute(0), amount: -500 }];
      expect(await paid()).toEqual({ ash: { total: -500, refunds, last_paid_at: null } });
      await bench.store.payments.replace(moved(credit, { status: 'ignored', allocations: [] }), 1);
      expect(await paid()).toEqual({});
    });

    it('tells when money last came in, in whatever order it was recorded', async () => {
      await addPlayers(bench.store, 'ash', 'ben', 'cy', 'di');
      const shared = [
        { player_id: 'ash', amount: 1 },
        { player_id: 'ben', amount: 499 },
      ];
      await addPayments(
        bench.store,
        aCredit('1', 'ash', 500, { paid_at: minute(5), allocations: shared }),
        aCredit('2', 'ash', 500, { paid_at: minute(3) }),
        aCredit('3', 'ben', -100, { paid_at: minute(9) }),
        aCredit('4', 'cy', -100, { paid_at: minute(9) }),
        aCredit('5', 'di', 500, { paid_at: minute(7) }),
        aCredit('6', 'di', 500, { paid_at: minute(6) }),
      );
      const last = Object.entries(await paid()).map(([id, { last_paid_at }]) => [id, last_paid_at]);
      expect(Object.fromEntries(last)).toEqual({ ash: minute(5), ben: minute(5), cy: null, di: minute(7) });
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
