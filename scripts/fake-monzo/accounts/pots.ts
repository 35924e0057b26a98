import type { BankClock } from '../bank-clock.ts';
import type { NewId } from '../ids.ts';
import { BankError, notFound } from '../wire/bank-error.ts';
import { bankTime } from '../wire/bank-time.ts';
import type { Account } from './accounts.ts';

export type Pot = ReturnType<typeof newPot>;
export type Pots = ReturnType<typeof createPots>;

/** The pots of the accounts that can have some. One is deleted and still listed, one is locked with added security. */
export function createPots(clock: BankClock, newId: NewId, accounts: readonly Account[]) {
  const pots = accounts
    .filter(({ closed, account_number }) => !closed && account_number !== undefined)
    .flatMap((account) => [
      newPot(newId, account, 'Football', { balance: 5000 }),
      newPot(newId, account, 'Holiday', { balance: 40_000, locked: true }),
      newPot(newId, account, 'Old kit', { deleted: true }),
    ]);

  return {
    of: (accountId: string): Pot[] =>
      pots.filter(({ current_account_id }) => current_account_id === accountId),

    totalOf: (accountId: string): number =>
      pots.reduce((sum, pot) => (pot.current_account_id === accountId ? sum + pot.balance : sum), 0),

    find(id: string, accountId: string): Pot {
      const pot = pots.find((one) => one.id === id && one.current_account_id === accountId && !one.deleted);
      if (!pot) throw notFound('pot');
      return pot;
    },

    /** The pot of this id, or the account's first. */
    get(accountId: string, id?: string): Pot {
      const pot = pots.find((one) =>
        id === undefined ? one.current_account_id === accountId : one.id === id,
      );
      if (!pot) throw notFound('pot');
      return pot;
    },

    /** Puts pence in, or takes them out where they are negative. */
    move(pot: Pot, amount: number): void {
      if (pot.balance + amount < 0)
        throw new BankError('bad_request.insufficient_funds', 'There is not enough in the pot');
      pot.balance += amount;
      pot.updated = bankTime(clock.now());
    },
  };
}

function newPot(
  newId: NewId,
  account: Account,
  name: string,
  own: { balance?: number; locked?: boolean; deleted?: boolean },
) {
  const created = Date.parse(account.created) + 3_600_000;
  return {
    id: newId('pot', created),
    name,
    style: 'beach_ball',
    balance: 0,
    currency: 'GBP',
    type: 'default',
    product_id: 'default',
    current_account_id: account.id,
    cover_image_url: '',
    isa_wrapper: '',
    round_up: false,
    round_up_multiplier: null,
    is_tax_pot: false,
    created: bankTime(created),
    updated: bankTime(created),
    deleted: false,
    locked: false,
    available_for_bills: true,
    has_virtual_cards: false,
    ...own,
  };
}
