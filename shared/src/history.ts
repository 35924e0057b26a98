import { z } from 'zod';
import { pence } from './money.ts';
import { instant } from './time.ts';

/** What the bank says of a payment that contradicts what is stored; what it leaves as it was is left out. */
export const bankSays = z
  .object({
    amount: pence.optional(),
    currency: z.string().optional(),
    payer: z.string().optional(),
    declined: z.literal(true).optional(),
  })
  .meta({ id: 'BankSays' });

/** One change of a record: when, by whom, what, and a sentence about it. Histories only grow. */
export const historyEntry = z
  .object({
    at: instant,
    by: z.string().meta({ description: '`organiser`, `webhook`, `catch_up`, `import`, or a token’s name' }),
    action: z.string(),
    detail: z.string(),
    before: z.looseObject({}).optional().meta({ description: 'What was so before, of what changed' }),
    after: z.looseObject({}).optional().meta({ description: 'What has been so since' }),
    remembered: z.string().optional().meta({ description: 'The bank name that a player got by it' }),
    undoes: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'An undo: the number of the entry that it reverts, counted from 1 as `rev` is' }),
    says: bankSays.optional().meta({ description: 'A conflict: what the bank says since' }),
  })
  .meta({ id: 'HistoryEntry' });

export type BankSays = z.infer<typeof bankSays>;
export type HistoryEntry = z.infer<typeof historyEntry>;
