import { z } from 'zod';
import { pence } from './money.ts';
import { instant } from './time.ts';

/** The bank's values that contradict a stored payment. Fields that agree are left out. */
const bankSays = z
  .object({
    amount: pence.optional(),
    currency: z.string().optional(),
    payer: z.string().optional(),
    declined: z.literal(true).optional(),
    missing: z.literal(true).optional().meta({ description: 'The bank has no such transaction' }),
  })
  .meta({ id: 'BankSays' });

/** One change of a record. Histories only grow. */
export const historyEntry = z
  .object({
    at: instant,
    by: z.string().meta({
      description: '`organiser`, `webhook`, `catch_up`, `import`, or the name of a deputy or a token',
    }),
    action: z.string(),
    detail: z.string(),
    before: z
      .looseObject({})
      .optional()
      .meta({ description: 'The values of the changed fields before the change' }),
    after: z
      .looseObject({})
      .optional()
      .meta({ description: 'The values of the changed fields after the change' }),
    remembered: z.string().optional().meta({ description: 'The bank name that the change gave to a player' }),
    forgot: z
      .string()
      .optional()
      .meta({ description: 'The bank name that an undo took from the player who had got it' }),
    moved_from: z
      .string()
      .optional()
      .meta({ description: 'The id of the player from whom the remembered bank name was moved' }),
    moved_to: z
      .string()
      .optional()
      .meta({ description: 'The id of the player to whom an undo gave the forgotten bank name back' }),
    undoes: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'The number of the entry that an undo reverts, counted from 1 as `rev` is' }),
    says: bankSays.optional().meta({ description: 'The values of the bank that made a conflict' }),
  })
  .meta({ id: 'HistoryEntry' });

/** The part of a history entry that names nobody. A deputy does not see the rest, which may name a payer. */
export const historyForDeputy = historyEntry.pick({ at: true, by: true, action: true });

export type BankSays = z.infer<typeof bankSays>;
export type HistoryEntry = z.infer<typeof historyEntry>;
