import { z } from 'zod';
import type { Ask, CallOptions } from './call.ts';
import { listOf, looseFlag, loosePence, looseText } from './loose.ts';
import { refusal } from './monzo-error.ts';

const pot = z.object({
  id: z.string().min(1),
  name: looseText,
  style: looseText,
  balance: z.int(),
  currency: looseText,
  goal_amount: loosePence,
  type: looseText,
  created: looseText,
  updated: looseText,
  deleted: looseFlag,
  /** Money does not leave a locked pot through the API. */
  locked: looseFlag,
});

export type Pot = z.infer<typeof pot>;

export type PotMove = {
  accountId: string;
  /** In pence, positive both ways. */
  amount: number;
  /** Names this move. The bank makes it once, however often it hears of it. */
  dedupeId: string;
};

const many = z.object({ pots: listOf(pot) });

/** Savings apart from the account's balance. */
export const createPots = (ask: Ask) => ({
  /** Returns the pots of an account. The bank goes on listing deleted ones, which are left out here. */
  async list(accountId: string, options?: CallOptions): Promise<Pot[]> {
    const query = { current_account_id: accountId };
    const { pots } = await ask(
      { method: 'GET', path: '/pots', query, answer: many, isRepeatable: true },
      options,
    );
    return pots.filter(({ deleted }) => !deleted);
  },

  /** Moves money from the account into a pot, and returns the pot. */
  deposit: async (potId: string, { accountId, ...move }: PotMove, options?: CallOptions): Promise<Pot> =>
    ask(moveCall('/pots/{id}/deposit', potId, { source_account_id: accountId }, move), options),

  /** Moves money from a pot back into the account, and returns the pot. */
  withdraw: async (potId: string, { accountId, ...move }: PotMove, options?: CallOptions): Promise<Pot> =>
    ask(moveCall('/pots/{id}/withdraw', potId, { destination_account_id: accountId }, move), options),
});

/** A move is tried again, so one without a name, as a caller in plain JavaScript may make it, is not sent at all. */
function moveCall(
  path: `/${string}`,
  id: string,
  account: Record<string, string>,
  { amount, dedupeId }: Omit<PotMove, 'accountId'>,
) {
  if (!Number.isSafeInteger(amount) || amount <= 0)
    throw refusal('A pot moves a positive whole number of pence.', 'bad_amount');
  if (!dedupeId) throw refusal('A move of money needs a name of its own.', 'bad_dedupe_id');
  const form = { ...account, amount, dedupe_id: dedupeId };
  return { method: 'PUT' as const, path, id, form, answer: pot, isRepeatable: true };
}
