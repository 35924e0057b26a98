import { describe, expect, it } from 'vitest';
import type { PaymentRecord } from '../../src/domain/records.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers, EVERY } from './club.ts';
import { aCredit, aPayment, aPlayer, ids, minute, revised } from './records.ts';

/** Tests that a payment is stored once, replaced whole, and found by the names that it shows. */
export function paymentsContract(bench: Bench): void {
  describe('the store of payments', () => {
    it('finds nothing under an unknown id', async () => {
      expect(await bench.store.payments.get('tx_1')).toBeNull();
    });

    it('gives back what was recorded', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      const payment = aPayment('tx_1', {
        source: 'cash',
        amount: -1250,
        status: 'matched',
        matched_by: 'description',
        matched_on: 'FOOTY ASH',
        matching: 'by_hand',
        conflict: true,
        verified: true,
        request_fingerprint: 'a hash',
        notes: 'back to both',
        allocations: [
          { player_id: 'ben', amount: -1000 },
          { player_id: 'ash', amount: -250 },
        ],
      });
      expect(await bench.store.payments.recordOnce(payment)).toEqual({ existing: null });
      expect(await bench.store.payments.get('tx_1')).toEqual(payment);
      expect(await bench.store.payments.list(EVERY.payment)).toEqual([payment]);
    });

    it('records a payment once, and returns the stored one after that', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      const credit = aCredit('tx_1', 'ash');
      await addPayments(bench.store, credit);
      const other = aCredit('tx_1', 'ben', 99_999, { paid_at: minute(9), description: 'other' });
      expect(await bench.store.payments.recordOnce(other)).toEqual({ existing: credit });
      expect(await bench.store.payments.get('tx_1')).toEqual(credit);
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(new Map([['ash', 500]]));
    });

    it('returns the changed payment when it is recorded again after a change', async () => {
      await addPlayers(bench.store, 'ash');
      const payment = aPayment('tx_1');
      await addPayments(bench.store, payment);
      const changed = revised(payment, { status: 'ignored', notes: 'mine' });
      await bench.store.payments.replace(changed, 1);
      expect(await bench.store.payments.recordOnce(payment)).toEqual({ existing: changed });
    });

    it('replaces a payment whole under its revision', async () => {
      await addPlayers(bench.store, 'ash');
      const payment = aPayment('tx_1');
      await addPayments(bench.store, payment);
      const changed = revised(aCredit('tx_1', 'ash', 500), {
        conflict: true,
        paid_at: minute(4),
        notes: 'x',
      });
      expect(await bench.store.payments.replace(changed, 1)).toBe('replaced');
      expect(await bench.store.payments.get('tx_1')).toEqual(changed);
      expect(await bench.store.payments.list({ ...EVERY.payment, player_id: 'ash' })).toEqual([changed]);
    });

    it.each([0, 2, 1.5])('refuses revision %d of a payment at revision 1', async (rev) => {
      await addPlayers(bench.store, 'ash', 'ben');
      const credit = aCredit('tx_1', 'ash');
      await addPayments(bench.store, credit);
      expect(await bench.store.payments.replace(revised(aCredit('tx_1', 'ben')), rev)).toBe('stale');
      expect(await bench.store.payments.get('tx_1')).toEqual(credit);
    });

    it('does not replace a payment that is not there', async () => {
      expect(await bench.store.payments.replace(revised(aPayment('tx_1')), 1)).toBe('stale');
      expect(await bench.store.payments.get('tx_1')).toBeNull();
    });

    it.each([0, 1, -1, 10_000_001, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
      'keeps %i pence to the penny',
      async (amount) => {
        await addPayments(bench.store, aPayment('tx_1', { amount }));
        expect((await bench.store.payments.get('tx_1'))?.amount).toBe(amount);
      },
    );

    it('has no minus zero', async () => {
      await addPayments(bench.store, aPayment('tx_1', { amount: -0 }));
      expect((await bench.store.payments.get('tx_1'))?.amount).toBe(0);
      expect((await bench.store.payments.list(EVERY.payment))[0]?.amount).toBe(0);
    });

    it('keeps the years 0000 and 9999', async () => {
      const [first, last] = ['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'];
      await addPayments(bench.store, aPayment('a', { paid_at: last }), aPayment('b', { paid_at: first }));
      const listed = await bench.store.payments.list(EVERY.payment);
      expect(listed.map(({ paid_at }) => paid_at)).toEqual([last, first]);
    });
  });

  describe('the look for payments that wait for a name', () => {
    const idsFrom = async (...keys: string[]) =>
      (await bench.store.payments.unmatchedFrom(keys)).map(({ id }) => id);
    const idsAwaiting = async () => (await bench.store.payments.awaitingMatch()).map(({ id }) => id);
    const addOwner = async (...bankNames: string[]) => {
      const owner = aPlayer('owner', bankNames, { has_history: true });
      expect(await bench.store.players.create(owner)).toBe('created');
      return owner;
    };

    it('finds them by counterparty and by description, oldest first, then by id', async () => {
      await addPayments(
        bench.store,
        aPayment('c', { counterparty_name: 'A. Smith', paid_at: minute(2) }),
        aPayment('b', { description: 'A SMITH', paid_at: minute(2) }),
        aPayment('d', { counterparty_name: 'a smith', description: 'A-Smith', paid_at: minute(1) }),
        aPayment('e', { counterparty_name: 'B JONES', paid_at: minute(0) }),
        aPayment('f', { counterparty_name: 'A SMITHS' }),
      );
      expect(await idsFrom('ASMITH')).toEqual(['d', 'b', 'c']);
      expect(await idsFrom('ASMITH', 'BJONES')).toEqual(['e', 'd', 'b', 'c']);
      expect(await idsFrom('ASMITH', 'ASMITH')).toEqual(['d', 'b', 'c']);
      expect(await bench.store.payments.unmatchedFrom(['BJONES'])).toEqual([
        aPayment('e', { counterparty_name: 'B JONES', paid_at: minute(0) }),
      ]);
    });

    it('finds only those that a name may credit', async () => {
      await addOwner('SMITH');
      const from = { counterparty_name: 'SMITH' };
      await addPayments(
        bench.store,
        aPayment('automatic', from),
        aPayment('when named', { ...from, matching: 'when_named' }),
        aPayment('by hand', { ...from, matching: 'by_hand' }),
        aPayment('outgoing', { ...from, amount: -500 }),
        aPayment('in conflict', { ...from, conflict: true }),
        aPayment('ignored', { ...from, status: 'ignored' }),
        aCredit('matched', 'owner', 500, from),
      );
      expect(await idsFrom('SMITH')).toEqual(['automatic', 'when named']);
      const awaiting = await bench.store.payments.awaitingMatch();
      expect(awaiting).toEqual([aPayment('automatic', from)]);
      bench.expectDamage();
    });

    it('finds none under an empty key, and none under no key', async () => {
      await addPayments(bench.store, aPayment('blank', { counterparty_name: '', description: '!!' }));
      expect(await idsFrom('')).toEqual([]);
      expect(await idsFrom()).toEqual([]);
      expect(await idsFrom('', 'SMITH')).toEqual([]);
    });

    it('finds them by fifty names at once', async () => {
      const names = ids('name', 50);
      await addPayments(
        bench.store,
        ...names.map((name, at) => aPayment(name, { description: name, paid_at: minute(at) })),
      );
      expect(await idsFrom(...names.map((name) => name.toUpperCase().replace('_', '')))).toEqual(names);
    });

    it('leaves out a payment while it is credited', async () => {
      await addOwner('SMITH');
      const payment = aPayment('tx_1', { counterparty_name: 'SMITH' });
      await addPayments(bench.store, payment);
      const credited = revised(payment, {
        status: 'matched',
        allocations: [{ player_id: 'owner', amount: 500 }],
      });
      await bench.store.payments.replace(credited, 1);
      expect([await idsFrom('SMITH'), await idsAwaiting()]).toEqual([[], []]);
      await bench.store.payments.replace(revised(credited, { status: 'unmatched', allocations: [] }), 2);
      expect([await idsFrom('SMITH'), await idsAwaiting()]).toEqual([['tx_1'], ['tx_1']]);
      bench.expectDamage();
    });

    it('lists those that await a match each once, oldest first, then by id', async () => {
      await addOwner('SMITH', 'A SMITH');
      const wait = (id: string, at: number, from: Partial<PaymentRecord>) =>
        aPayment(id, { paid_at: minute(at), ...from });
      await addPayments(
        bench.store,
        wait('c', 1, { counterparty_name: 'smith' }),
        wait('a', 2, { description: 'A-SMITH' }),
        wait('b', 1, { counterparty_name: 'Smith', description: 'a smith' }),
        wait('d', 0, { counterparty_name: 'STRANGER', description: 'SMITH' }),
      );
      expect(await idsAwaiting()).toEqual(['d', 'b', 'c', 'a']);
      bench.expectDamage();
    });

    it('leaves out strangers, until a player gets their name, and after the name is given up', async () => {
      await addPayments(
        bench.store,
        ...ids('stranger', 200).map((id) =>
          aPayment(id, { counterparty_name: id, description: `for ${id}` }),
        ),
        aPayment('blank', { counterparty_name: '', description: '!!' }),
      );
      expect(await idsAwaiting()).toEqual([]);
      const owner = await addOwner('STRANGER 0007', 'FOR STRANGER 0009');
      expect(await idsAwaiting()).toEqual(['stranger_0007', 'stranger_0009']);
      await bench.store.players.replace(revised(owner, { bank_names: [] }), 1);
      expect(await idsAwaiting()).toEqual([]);
    });
  });
}
