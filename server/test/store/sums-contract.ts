import { describe, expect, it } from 'vitest';
import type { PaymentRecord } from '../../src/domain/records.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import { aCredit, aPayment, ids, minute, moved } from './records.ts';

/** Tests the sums of credits within a time, and the instant of the bank’s last payment. */
export function sumsContract(bench: Bench): void {
  const credited = (from: number | null, before: number | null) =>
    bench.store.payments.credited({
      from: from === null ? null : minute(from),
      before: before === null ? null : minute(before),
    });

  describe('the sum of credits', () => {
    it.each([
      [null, null, 1315],
      [null, 2, 1000],
      [2, 4, 300],
      [2, 5, 315],
      [4, null, 15],
      [5, null, 0],
      [null, 1, 0],
    ])('takes payments from minute %j to before %j, which are %i pence', async (from, before, pence) => {
      await addPlayers(bench.store, 'ash', 'ben');
      const allocations = ids('x', 2).map((_, index) => ({
        player_id: index === 0 ? 'ash' : 'ben',
        amount: 250,
      }));
      await addPayments(
        bench.store,
        aCredit('1', 'ash', 1000, { paid_at: minute(1) }),
        aCredit('2', 'ash', 500, { paid_at: minute(2), allocations }),
        aCredit('3', 'ash', -200, { paid_at: minute(3) }),
        aCredit('4', 'ben', 15, { paid_at: minute(4) }),
        aPayment('5', { amount: 7000, paid_at: minute(3) }),
        aPayment('6', { amount: 7000, paid_at: minute(3), status: 'ignored' }),
      );
      expect(await credited(from, before)).toBe(pence);
    });

    it('is 0 without payments, and follows a payment that is taken off', async () => {
      expect(await credited(null, null)).toBe(0);
      await addPlayers(bench.store, 'ash');
      const credit = aCredit('1', 'ash');
      await addPayments(bench.store, credit);
      expect(await credited(null, null)).toBe(500);
      await bench.store.payments.replace(moved(credit, { status: 'unmatched', allocations: [] }), 1);
      expect(await credited(null, null)).toBe(0);
    });

    it('stays at the largest safe number', async () => {
      await addPlayers(bench.store, 'ash');
      const huge = ids('tx', 1100).map((id) => aCredit(id, 'ash', Number.MAX_SAFE_INTEGER));
      await addPayments(bench.store, ...huge);
      expect(await credited(null, null)).toBe(Number.MAX_SAFE_INTEGER);
    });
  });

  describe('the club’s money', () => {
    it('counts its parts alone, in no sum of a player, and follows a change', async () => {
      expect(await bench.store.payments.clubTotal()).toBe(0);
      await addPlayers(bench.store, 'ash');
      const clubs = (club_part: number): Partial<PaymentRecord> => ({ allocations: [], club_part });
      const shared = aCredit('1', 'ash', 1000, {
        allocations: [{ player_id: 'ash', amount: 300 }],
        club_part: 700,
      });
      await addPayments(
        bench.store,
        shared,
        aCredit('2', 'ash', -1200, clubs(-1200)),
        aCredit('3', 'ash', 400, clubs(400)),
        aCredit('4', 'ash', 50),
      );
      const sums = async () => [
        await bench.store.payments.clubTotal(),
        await credited(null, null),
        Object.fromEntries(await bench.store.payments.totalsByPlayer('all')),
        [...(await bench.store.payments.paidByPlayer())].map(([id, { total }]) => [id, total]),
      ];
      expect(await sums()).toEqual([-100, 250, { ash: 350 }, [['ash', 350]]]);
      expect(await bench.store.payments.get('1')).toEqual(shared);
      const whole = moved(shared, { allocations: [{ player_id: 'ash', amount: 1000 }], club_part: null });
      await bench.store.payments.replace(whole, 1);
      expect(await bench.store.payments.get('1')).toEqual(whole);
      expect(await sums()).toEqual([-800, 250, { ash: 1050 }, [['ash', 1050]]]);
    });
  });

  describe('the last payment from the bank', () => {
    it('is the one recorded last, whatever its date and status', async () => {
      expect(await bench.store.payments.lastFromBank()).toBeNull();
      await addPlayers(bench.store, 'ash');
      const cash = { source: 'cash', request_fingerprint: 'x' } as const;
      await addPayments(
        bench.store,
        aCredit('1', 'ash', 500, { ...cash, created_at: minute(9), updated_at: minute(9) }),
      );
      expect(await bench.store.payments.lastFromBank()).toBeNull();
      await addPayments(
        bench.store,
        aPayment('2', { paid_at: minute(2), created_at: minute(3), updated_at: minute(3) }),
        aPayment('3', {
          paid_at: minute(1),
          created_at: minute(4),
          updated_at: minute(4),
          status: 'ignored',
        }),
        aCredit('4', 'ash', 500, { ...cash, created_at: minute(10), updated_at: minute(10) }),
      );
      expect(await bench.store.payments.lastFromBank()).toBe(minute(4));
    });
  });
}
