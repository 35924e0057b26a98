import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import { aCredit, aPayment, ids, minute, moved, revised } from './records.ts';

/** Tests what the store knows about a payer: the players they paid for, their refunds and how often they show up. */
export function inboxContract(bench: Bench): void {
  const smith = { counterparty_name: 'A. SMITH' };
  const part = (player_id: string, amount: number) => ({ player_id, amount });

  describe('the look for players whom a payer paid for', () => {
    it('counts the payments for each player, and a split one for each of its players', async () => {
      await addPlayers(bench.store, 'ash', 'ben', 'cy');
      await addPayments(
        bench.store,
        aCredit('1', 'ash', 500, smith),
        aCredit('2', 'ash', 900, { ...smith, matched_by: 'counterparty_name', matched_on: 'A SMITH' }),
        aCredit('3', '', 1000, { ...smith, allocations: [part('ben', 600), part('ash', 400)] }),
        aCredit('4', 'cy', 500, { counterparty_name: 'B JONES', description: 'A SMITH' }),
        aCredit('5', 'ash', 500, { counterparty_name: 'B JONES' }),
      );
      expect(await bench.store.payments.creditsFrom('ASMITH')).toEqual(
        new Map([
          ['ash', 3],
          ['ben', 1],
        ]),
      );
    });

    it('counts neither refunds nor payments that credit nobody', async () => {
      await addPlayers(bench.store, 'ash');
      await addPayments(
        bench.store,
        aCredit('refund', 'ash', -500, smith),
        aPayment('waits', smith),
        aPayment('ignored', { ...smith, status: 'ignored' }),
      );
      expect(await bench.store.payments.creditsFrom('ASMITH')).toEqual(new Map());
    });

    it('follows a payment from player to player, and to nobody', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      const credit = aCredit('1', 'ash', 500, smith);
      await addPayments(bench.store, credit);
      const toBen = moved(credit, { allocations: [part('ben', 500)] });
      await bench.store.payments.replace(toBen, 1);
      expect(await bench.store.payments.creditsFrom('ASMITH')).toEqual(new Map([['ben', 1]]));
      const back = moved(toBen, { status: 'unmatched', matched_by: null, allocations: [] });
      await bench.store.payments.replace(back, 2);
      expect(await bench.store.payments.creditsFrom('ASMITH')).toEqual(new Map());
    });

    it('counts nothing under an empty or unknown key', async () => {
      await addPlayers(bench.store, 'ash');
      await addPayments(bench.store, aCredit('1', 'ash', 500, { counterparty_name: '' }));
      expect(await bench.store.payments.creditsFrom('')).toEqual(new Map());
      expect(await bench.store.payments.creditsFrom('UNKNOWN')).toEqual(new Map());
    });
  });

  describe('the look for payments of one amount from or to a payer', () => {
    const found = async (key: string, amount: number, from = 0, to = 9) => {
      const between = { from: minute(from), to: minute(to) };
      return (await bench.store.payments.withCounterparty(key, amount, between)).map(({ id }) => id);
    };

    it('finds payments and refunds of any status, the nearest first, then by id', async () => {
      await addPlayers(bench.store, 'ash');
      const credit = aCredit('c', 'ash', 500, { ...smith, paid_at: minute(2) });
      await addPayments(
        bench.store,
        aPayment('b', { ...smith, amount: -500, paid_at: minute(2) }),
        aPayment('d', { ...smith, paid_at: minute(1), status: 'ignored' }),
        credit,
        aPayment('a', { ...smith, amount: -500, paid_at: minute(3) }),
        aPayment('elsewhere', { description: 'A SMITH', paid_at: minute(2) }),
        aCredit('e', '', 500, { ...smith, paid_at: minute(2), allocations: [], club_part: 500 }),
        aCredit('more', 'ash', 1000, {
          ...smith,
          paid_at: minute(2),
          allocations: [part('ash', 500)],
          club_part: 500,
        }),
      );
      expect(await found('ASMITH', 500)).toEqual(['d', 'b', 'c', 'e', 'a']);
      expect(await found('ASMITH', -500, 9, 0)).toEqual(['a', 'e', 'c', 'b', 'd']);
      const span = { from: minute(2), to: minute(2) };
      expect(await bench.store.payments.withCounterparty('ASMITH', 500, span)).toContainEqual(credit);
    });

    it('finds a credited payment once, however many players share it, and no other payer’s', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      await addPayments(
        bench.store,
        aCredit('split', '', 500, { ...smith, allocations: [part('ash', 200), part('ben', 300)] }),
        aCredit('jones', 'ash', 500, { counterparty_name: 'B JONES' }),
        aCredit('nameless', 'ash', 500, { counterparty_name: '' }),
        aCredit('back', 'ash', -500, { ...smith, paid_at: minute(1) }),
        aCredit('more', 'ash', 501, smith),
      );
      expect(await found('ASMITH', 500)).toEqual(['split', 'back']);
      expect(await found('BJONES', 500)).toEqual(['jones']);
    });

    it('finds credited payments between the two instants, in either direction', async () => {
      await addPlayers(bench.store, 'ash');
      const names = ids('tx', 520);
      await addPayments(
        bench.store,
        ...names.map((id, index) => aCredit(id, 'ash', 500, { ...smith, paid_at: minute(index) })),
      );
      expect(await found('ASMITH', 500, 1, 4)).toEqual(names.slice(1, 5));
      expect(await found('ASMITH', 500, 4, 1)).toEqual(names.slice(1, 5).reverse());
      expect(await found('ASMITH', 500, 0, 999)).toEqual(names.slice(0, 500));
      expect(await found('ASMITH', 500, 999, 0)).toEqual(names.toReversed().slice(0, 500));
    });

    it('finds unmatched payments between the two instants, both included, in either direction', async () => {
      const names = ids('tx', 6);
      await addPayments(
        bench.store,
        ...names.map((id, index) => aPayment(id, { ...smith, paid_at: minute(index) })),
      );
      expect(await found('ASMITH', 500, 1, 4)).toEqual(names.slice(1, 5));
      expect(await found('ASMITH', 500, 4, 1)).toEqual(names.slice(1, 5).reverse());
      expect(await found('ASMITH', 500, 3, 3)).toEqual([names[3]]);
      expect(await found('ASMITH', 500, 7, 9)).toEqual([]);
    });

    it('finds exactly the amount, in or out', async () => {
      const amounts = [500, 499, 501, -500, 0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1];
      await addPayments(
        bench.store,
        ...amounts.map((amount) => aPayment(String(amount), { ...smith, amount })),
      );
      expect(await found('ASMITH', 500)).toEqual(['-500', '500']);
      expect(await found('ASMITH', -499)).toEqual(['499']);
      expect(await found('ASMITH', 498)).toEqual([]);
      for (const amount of [0, -0]) expect(await found('ASMITH', amount)).toEqual(['0']);
      for (const amount of amounts.slice(-2)) expect(await found('ASMITH', amount)).toEqual([String(amount)]);
    });

    it('finds the 500 nearest at most', async () => {
      const names = ids('tx', 520);
      await addPayments(
        bench.store,
        ...names.map((id, index) =>
          aPayment(id, { ...smith, amount: index % 30 ? 500 : -500, paid_at: minute(index) }),
        ),
      );
      expect(await found('ASMITH', 500, 0, 999)).toEqual(names.slice(0, 500));
      expect(await found('ASMITH', 500, 999, 0)).toEqual(names.toReversed().slice(0, 500));
    });

    it('finds nothing under an empty or unknown key', async () => {
      await addPayments(bench.store, aPayment('blank', { counterparty_name: '' }));
      expect(await found('', 500)).toEqual([]);
      expect(await found('UNKNOWN', 500)).toEqual([]);
    });
  });

  describe('the count of payments that show a name', () => {
    it('counts each once, as counterparty, as description, or as both', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      await addPayments(
        bench.store,
        aPayment('counterparty', smith),
        aPayment('description', { description: 'a smith' }),
        aPayment('both', { ...smith, description: 'A-Smith' }),
        aPayment('outgoing', { ...smith, amount: -500 }),
        aPayment('ignored', { ...smith, status: 'ignored' }),
        aCredit('matched', 'ash', 500, { description: 'A SMITH' }),
        aCredit('matched both', 'ash', 500, { ...smith, description: 'A SMITH' }),
        aCredit('split', '', 500, { ...smith, allocations: [part('ash', 200), part('ben', 300)] }),
        aCredit('club', '', 500, { ...smith, allocations: [], club_part: 500 }),
        aCredit('club and ben', 'ben', 900, { ...smith, allocations: [part('ben', 400)], club_part: 500 }),
        aCredit('jones', 'ash', 500, { counterparty_name: 'B JONES' }),
        aPayment('longer', { counterparty_name: 'A SMITHS', description: 'AA SMITH' }),
      );
      expect(await bench.store.payments.countFrom('ASMITH')).toBe(10);
      expect(await bench.store.payments.countFrom('SUBS')).toBe(7);
      expect(await bench.store.payments.countFrom('UNKNOWN')).toBe(0);
    });

    it('counts none under an empty key', async () => {
      await addPayments(bench.store, aPayment('blank', { counterparty_name: '', description: '!!' }));
      expect(await bench.store.payments.countFrom('')).toBe(0);
    });

    it('is not changed by a correction', async () => {
      const payment = aPayment('1', smith);
      await addPayments(bench.store, payment);
      await bench.store.payments.replace(revised(payment, { status: 'ignored' }), 1);
      expect(await bench.store.payments.countFrom('ASMITH')).toBe(1);
    });
  });

  describe('the look whether several payers share a description', () => {
    const ofSmith = { ...smith, description: 'Lads’ night' };
    const isShared = () => bench.store.payments.isDescriptionShared('LADSNIGHT');

    it('finds a second payer who sends it, whatever the status of the payments', async () => {
      expect(await isShared()).toBe(false);
      await addPlayers(bench.store, 'ash');
      await addPayments(
        bench.store,
        aPayment('1', ofSmith),
        aPayment('2', { ...ofSmith, counterparty_name: 'a-smith' }),
        aPayment('nameless', { ...ofSmith, counterparty_name: '' }),
        aPayment('payer', { counterparty_name: 'LADS NIGHT', description: 'SUBS' }),
        aPayment('longer', { counterparty_name: 'B JONES', description: 'LADS NIGHTS' }),
      );
      expect(await isShared()).toBe(false);
      await addPayments(
        bench.store,
        aCredit('other', 'ash', 500, { counterparty_name: 'B JONES', description: 'LADS NIGHT' }),
      );
      expect(await isShared()).toBe(true);
    });

    it('finds none under an empty key', async () => {
      await addPayments(
        bench.store,
        aPayment('1', { ...smith, description: '!' }),
        aPayment('2', { counterparty_name: 'B JONES', description: '!' }),
      );
      expect(await bench.store.payments.isDescriptionShared('')).toBe(false);
    });
  });
}
