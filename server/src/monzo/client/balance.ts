import { z } from 'zod';
import type { Ask, CallOptions } from './call.ts';
import { loosePence, looseText } from './loose.ts';

const answer = z.object({
  /** In minor units of the currency, as every amount. */
  balance: z.int(),
  /** With the pots. */
  total_balance: loosePence,
  currency: looseText,
  /** Zero or negative, since about four in the morning. */
  spend_today: loosePence,
});

export type Balance = z.infer<typeof answer>;

/** What is in an account. */
export const createBalance = (ask: Ask) => ({
  read: (accountId: string, options?: CallOptions): Promise<Balance> =>
    ask(
      { method: 'GET', path: '/balance', query: { account_id: accountId }, answer, isRepeatable: true },
      options,
    ),
});
