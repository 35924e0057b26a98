import { z } from 'zod';
import { pence } from './money.ts';
import { paymentSource } from './payment.ts';
import { player, playerForDeputy } from './player.ts';
import { clubDate, instant } from './time.ts';

const statementEntry = z
  .object({
    at: instant,
    kind: z.enum(['fee', 'payment']),
    amount: pence.meta({ description: 'Signed: + is credit' }),
    balance_after: pence,
    fixture_id: z.string().optional(),
    payment_id: z.string().optional(),
    text: z.string().meta({ description: 'The entry in words' }),
    date: clubDate.optional().meta({ description: 'The day of the game, for a fee', example: undefined }),
    location: z.string().optional().meta({ description: 'The place of the game, for a fee' }),
    guests: z.int().optional().meta({ description: 'The number of guests, for a fee' }),
    unpaid: pence.optional().meta({ description: 'The part of a fee that the payments do not cover' }),
    void: z.literal(true).optional().meta({
      description: 'Present if the payment was taken back. `amount` is 0 then, and `was` what it had been',
    }),
    was: pence.optional().meta({ description: 'The amount of a payment that was taken back' }),
    source: paymentSource.optional().meta({ description: 'The source of a payment' }),
    from: z
      .string()
      .optional()
      .meta({ description: 'The payer of a payment, or the payee of a refund, as the bank names them' }),
  })
  .meta({ id: 'StatementEntry' });

export const statement = z.object({ player, entries: z.array(statementEntry) }).meta({ id: 'Statement' });

/** The part of a statement that a deputy sees. The texts of payments name payers. */
export const statementForDeputy = z
  .object({
    player: playerForDeputy,
    entries: z.array(statementEntry.omit({ text: true, from: true })),
  })
  .meta({ id: 'StatementForDeputy' });

export type Statement = z.infer<typeof statement>;
