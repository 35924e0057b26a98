import type { Account } from '../../monzo/client/index.ts';

export type NamedAccount = { id: string; name: string; type: string };

/** Returns the accounts under names that tell them apart. The bank has ids for most, and numbers are private. */
export function namedAccounts(accounts: Account[]): NamedAccount[] {
  const seen = new Map<string, number>();
  return accounts.map(({ id, type }) => {
    const name = NAMES[type] ?? 'Account';
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { id, name: count === 1 ? name : `${name} ${count}`, type };
  });
}

const NAMES: Record<string, string> = {
  uk_retail: 'Current account',
  uk_retail_joint: 'Joint account',
  uk_business: 'Business account',
};
