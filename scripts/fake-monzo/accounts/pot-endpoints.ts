import type { Call, Endpoint } from '../endpoint.ts';
import type { FakeBank } from '../fake-bank.ts';
import { BankError } from '../wire/bank-error.ts';
import { required, requiredAmount } from '../wire/params.ts';
import { balanceOf } from './account-endpoints.ts';
import type { Pot } from './pots.ts';

/** The pots, and moving money in and out. The same `dedupe_id` moves it once. */
export function potEndpoints(bank: FakeBank): Endpoint[] {
  const moved = new Set<string>();
  return [
    {
      method: 'get',
      path: '/pots',
      answer({ session, query }) {
        const account = bank.accounts.find(required(query, 'current_account_id'), session.userId);
        return { pots: bank.pots.of(account.id) };
      },
    },
    {
      method: 'put',
      path: '/pots/:id/deposit',
      answer: (call) => move(call, 'pot_deposit', 'source_account_id'),
    },
    {
      method: 'put',
      path: '/pots/:id/withdraw',
      answer: (call) => move(call, 'pot_withdraw', 'destination_account_id'),
    },
  ];

  function move(
    { id, form, session }: Call,
    kind: 'pot_deposit' | 'pot_withdraw',
    accountParam: string,
  ): Pot {
    const account = bank.accounts.find(required(form, accountParam), session.userId);
    const pot = bank.pots.find(id, account.id);
    const amount = requiredAmount(form, 'amount');
    const once = `${session.clientId} ${required(form, 'dedupe_id')}`;
    if (moved.has(once)) return pot;
    if (kind === 'pot_withdraw' && pot.locked)
      throw new BankError('forbidden.pot_locked', 'A pot with added security is opened in the app only');
    if (kind === 'pot_deposit' && balanceOf(bank, account).balance < amount)
      throw new BankError('bad_request.insufficient_funds', 'There is not enough in the account');
    bank.payments.make({ kind, account_id: account.id, amount, pot_id: pot.id });
    moved.add(once);
    return pot;
  }
}
