import type { Endpoint } from '../endpoint.ts';
import type { FakeBank } from '../fake-bank.ts';
import { startOfBankDay } from '../wire/bank-time.ts';
import { required } from '../wire/params.ts';
import type { Account } from './accounts.ts';

/** The accounts, closed ones too, and what is in them. */
export const accountEndpoints = (bank: FakeBank): Endpoint[] => [
  {
    method: 'get',
    path: '/accounts',
    answer({ session, query }) {
      const type = query.get('account_type');
      const accounts = bank.accounts.ownedBy(session.userId);
      return { accounts: accounts.filter((account) => type === null || account.type === type).map(shown) };
    },
  },
  {
    method: 'get',
    path: '/balance',
    answer({ session, query }) {
      const account = bank.accounts.findOpenToApi(required(query, 'account_id'), session.userId);
      return balanceOf(bank, account);
    },
  },
];

/** What is in an account, in pence. `spend_today` counts from four in the morning and is never above zero. */
export function balanceOf({ clock, ledger, pots }: FakeBank, account: Account) {
  const dayBegan = startOfBankDay(clock.now());
  const moved = ledger.of(account.id).filter(({ decline_reason }) => !decline_reason);
  const balance = moved.reduce((sum, { amount }) => sum + amount, account.opening);
  const spend_today = moved
    .filter(({ created, include_in_spending, amount }) => {
      return include_in_spending && amount < 0 && Date.parse(created) >= dayBegan;
    })
    .reduce((sum, { amount }) => sum + amount, 0);
  const total_balance = balance + pots.totalOf(account.id);
  return {
    balance,
    total_balance,
    balance_including_flexible_savings: total_balance,
    currency: 'GBP',
    spend_today,
    local_currency: '',
    local_exchange_rate: 0,
    local_spend: [{ spend_today, currency: 'GBP' }],
  };
}

const shown = ({ opening: _, ...account }: Account) => account;
