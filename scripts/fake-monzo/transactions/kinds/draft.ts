import type { Account } from '../../accounts/accounts.ts';
import type { Pot } from '../../accounts/pots.ts';
import type { Chance } from '../../chance.ts';
import type { Sequence } from '../sequences.ts';
import type { Transaction } from '../transaction.ts';

/** What a kind of transaction is made from. The amount is positive pence; the kind knows the sign. */
export type Draft = {
  chance: Chance;
  newId: (prefix: string) => string;
  at: number;
  account: Account;
  pot: Pot | null;
  amount: number;
  name: string;
  reference: string;
  p2pDescription: 'name' | 'message';
};

/** One kind of transaction: what people call it, the deliveries that tell of it, and what is particular about it. */
export type Kind = {
  label: string;
  sequence: Sequence;
  make: (draft: Draft) => Partial<Transaction> & Pick<Transaction, 'amount' | 'scheme'>;
};

/** The accounts and handles of another person, the same ones whenever they pay. */
export function identityOf({ chance }: Pick<Draft, 'chance'>, name: string) {
  const handle = chance.hexOf(`person ${name}`, 28);
  return {
    account_number: chance.digitsOf(`account of ${name}`, 8),
    sort_code: `20${chance.digitsOf(`branch of ${name}`, 4)}`,
    user_id: `anonuser_${handle}`,
    account_id: `acc_00009${handle.slice(0, 17)}`,
  };
}
