import { describe, expect, it } from 'vitest';
import type { PaymentEntry, PaymentRecord } from '../../src/domain/records.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers, EVERY } from './club.ts';
import { aCredit, aPayment, minute, moved, revised } from './records.ts';

/** Tests that a payment keeps its corrections, with their reasons and their history. */
export function correctionsContract(bench: Bench): void {
  describe('a corrected payment', () => {
    const replace = async (...revisions: PaymentRecord[]) => {
      for (const payment of revisions) {
        expect(await bench.store.payments.replace(payment, payment.rev - 1)).toBe('replaced');
      }
    };

    it('keeps why a payment is ignored, also when no reason is given', async () => {
      const one = aPayment('one', { status: 'ignored', ignored_reason: 'my rent' });
      const two = aPayment('two', { status: 'ignored', ignored_reason: '' });
      await addPayments(bench.store, one, two);
      expect(await bench.store.payments.list(EVERY.payment)).toEqual([two, one]);
      const back = moved(one, { status: 'unmatched', ignored_reason: null });
      await replace(back);
      expect(await bench.store.payments.get('one')).toEqual(back);
    });

    it('keeps the fingerprint of the request for cash', async () => {
      await addPlayers(bench.store, 'ash');
      const cash = aCredit('pay_1', 'ash', 500, { source: 'cash', request_fingerprint: 'a hash' });
      await addPayments(bench.store, cash);
      const other = aCredit('pay_1', 'ash', 700, { source: 'cash', request_fingerprint: 'another' });
      expect(await bench.store.payments.recordOnce(other)).toEqual({ existing: cash });
      const seen = revised(cash, { notes: 'in coins' });
      await replace(seen);
      expect(await bench.store.payments.get('pay_1')).toEqual(seen);
    });

    it('keeps what was before and after each change of its credits, over a restart', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      const payment = aPayment('tx_1');
      await addPayments(bench.store, payment);
      const credited = moved(payment, {
        status: 'matched',
        matched_by: 'description',
        matched_on: 'subs',
        allocations: [{ player_id: 'ash', amount: 500 }],
      });
      const noted = revised(credited, { conflict: true });
      const split = moved(noted, {
        matched_by: 'organiser',
        matched_on: null,
        matching: 'by_hand',
        allocations: [
          { player_id: 'ben', amount: 499 },
          { player_id: 'ash', amount: 1 },
        ],
      });
      const setAside = moved(split, {
        status: 'ignored',
        matched_by: null,
        ignored_reason: 'not ours',
        allocations: [],
      });
      await replace(credited, noted, split, setAside);
      const stored = await (await bench.restart()).payments.get('tx_1');
      expect(stored).toEqual(setAside);
      expect(stored?.history.map(({ before, after }) => [before?.status, after?.status])).toEqual([
        [undefined, undefined],
        ['unmatched', 'matched'],
        [undefined, undefined],
        ['matched', 'matched'],
        ['matched', 'ignored'],
      ]);
      expect(stored?.history[3]?.after?.allocations).toEqual(split.allocations);
      expect(await bench.store.payments.list(EVERY.payment)).toEqual([setAside]);
      expect(await bench.store.payments.recordOnce(payment)).toEqual({ existing: setAside });
    });

    it('keeps the fields of an entry beside its sentence', async () => {
      const payment = aPayment('tx_1');
      await addPayments(bench.store, payment);
      const entry = { at: minute(1), by: 'webhook', action: 'conflict', detail: 'a sentence' };
      const more: Partial<PaymentEntry>[] = [
        { says: { amount: -900, currency: 'EUR', payer: 'BOB', declined: true } },
        { says: { payer: '' } },
        { says: { missing: true } },
        { remembered: 'MUM' },
        { remembered: 'MUM', moved_from: 'ben' },
        { forgot: 'MUM', moved_to: 'ben' },
        { undoes: 2 },
      ];
      const history = [...payment.history, ...more.map((fields) => ({ ...entry, ...fields }))];
      const told = { ...payment, conflict: true, rev: history.length, updated_at: minute(1), history };
      expect(await bench.store.payments.replace(told, 1)).toBe('replaced');
      expect(await bench.store.payments.get('tx_1')).toEqual(told);
    });

    it('keeps the history of a payment that was credited when it was recorded', async () => {
      await addPlayers(bench.store, 'ash');
      const credited = moved(aPayment('tx_1', { paid_at: minute(7) }), {
        status: 'matched',
        matched_by: 'counterparty_name',
        matched_on: 'NOBODY',
        allocations: [{ player_id: 'ash', amount: 500 }],
      });
      await addPayments(bench.store, credited);
      expect(await bench.store.payments.list({ ...EVERY.payment, player_id: 'ash' })).toEqual([credited]);
    });
  });
}
