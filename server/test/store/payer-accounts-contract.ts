import { describe, expect, it } from 'vitest';
import type { PaymentRecord } from '../../src/domain/records.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import { aCredit, aPayment, minute, revised } from './records.ts';

/** Tests that the accounts of a payer are found, each with its first payment. */
export function payerAccountsContract(bench: Bench): void {
  const from = (counterparty_name: string, hash: string, at: number): Partial<PaymentRecord> => ({
    counterparty_name,
    payer_account: '…42',
    payer_account_hash: hash,
    paid_at: minute(at),
  });
  const accountsOf = async (...keys: string[]) =>
    Object.fromEntries(
      [...(await bench.store.payments.accountsOf(keys))].map(([key, accounts]) => [
        key,
        accounts.map(({ hash, since }) => `${hash} ${since}`).sort(),
      ]),
    );

  describe('the accounts of payers', () => {
    it('are those of their payments, each since its first one, whatever came first', async () => {
      await addPlayers(bench.store, 'ash');
      await addPayments(
        bench.store,
        aPayment('tx_1', from('MUM', 'one', 5)),
        aCredit('tx_2', 'ash', 500, from('MUM', 'one', 3)),
        aCredit('tx_3', 'ash', 700, from('Mum', 'one', 4)),
        aPayment('tx_4', from('MUM', 'two', 9)),
        aPayment('tx_5', from('DAD', 'one', 1)),
        aPayment('tx_6', from('', 'one', 1)),
        aPayment('tx_7', { counterparty_name: 'MUM', paid_at: minute(0) }),
      );
      const [one, two] = [`one ${minute(3)}`, `two ${minute(9)}`];
      expect(await accountsOf('MUM')).toEqual({ MUM: [one, two] });
      expect(await accountsOf('MUM', 'DAD', 'AUNT', '')).toEqual({
        MUM: [one, two],
        DAD: [`one ${minute(1)}`],
      });
      expect(await accountsOf()).toEqual({});
      await bench.restart();
      expect(await accountsOf('MUM')).toEqual({ MUM: [one, two] });
    });

    it('no longer come from a payment that has lost its account', async () => {
      await addPlayers(bench.store, 'ash');
      const first = aPayment('tx_1', from('MUM', 'one', 1));
      const only = aCredit('tx_2', 'ash', 500, from('MUM', 'two', 2));
      await addPayments(
        bench.store,
        first,
        only,
        aPayment('tx_3', from('MUM', 'one', 8)),
        aCredit('tx_4', 'ash', 500, from('MUM', 'one', 6)),
      );
      const ofClub = { ...from('MUM', 'three', 7), allocations: [], club_part: 500 };
      const third = aPayment('tx_5', from('MUM', 'three', 3));
      await addPayments(bench.store, third, aCredit('tx_6', '', 500, ofClub));
      const without = {
        counterparty_name: '',
        counterparty_key: '',
        payer_account: null,
        payer_account_hash: null,
      };
      for (const payment of [first, only, third])
        await bench.store.payments.replace(revised(payment, without), 1);
      expect(await accountsOf('MUM')).toEqual({ MUM: [`one ${minute(6)}`, `three ${minute(7)}`] });
      expect((await bench.store.payments.get('tx_1'))?.payer_account_hash).toBeNull();
    });
  });
}
