import { z } from 'zod';
import type { Ask, CallOptions } from './call.ts';
import { listOf, looseFlag, looseList, looseObject, looseText } from './loose.ts';

const account = z.object({
  id: z.string().min(1),
  /** Often an id of the owner rather than words. */
  description: looseText,
  created: looseText,
  closed: looseFlag,
  /** `uk_retail`, `uk_retail_joint`, `uk_business`, `uk_loan`, and others at any time. */
  type: looseText,
  currency: looseText,
  account_number: looseText,
  sort_code: looseText,
  owners: looseList(
    looseObject({ user_id: looseText, preferred_name: looseText, preferred_first_name: looseText }),
  ),
});

export type Account = z.infer<typeof account>;

const answer = z.object({ accounts: listOf(account) });

/** The accounts of who is logged in. */
export function createAccounts(ask: Ask) {
  return { list, usable };

  /** Returns every account, closed ones and loans too. */
  async function list({ type, ...options }: CallOptions & { type?: string } = {}): Promise<Account[]> {
    const query = { account_type: type };
    const { accounts } = await ask(
      { method: 'GET', path: '/accounts', query, answer, isRepeatable: true },
      options,
    );
    return accounts;
  }

  /** Returns the open current accounts, into which people pay. */
  async function usable(options?: CallOptions): Promise<Account[]> {
    return (await list(options)).filter(({ closed, type }) => !closed && CURRENT.includes(type));
  }
}

const CURRENT = ['uk_retail', 'uk_retail_joint', 'uk_business'];
