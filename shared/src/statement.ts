import { z } from 'zod';
import { pence } from './money.ts';
import { paymentSource } from './payment.ts';
import { player } from './player.ts';
import { clubDate, instant } from './time.ts';

export const statementEntry = z
  .object({
    at: instant,
    kind: z.enum(['fee', 'payment']),
    amount: pence.meta({ description: 'Signed: + is credit' }),
    balance_after: pence,
    fixture_id: z.string().optional(),
    payment_id: z.string().optional(),
    text: z.string().meta({ description: 'All that follows, in words' }),
    date: clubDate.optional().meta({ description: 'Of a fee: the day of the game', example: undefined }),
    location: z.string().optional().meta({ description: 'Of a fee: where the game was' }),
    guests: z.int().optional().meta({ description: 'Of a fee: how many the player brought' }),
    unpaid: pence.optional().meta({ description: 'Of a fee: the part that their payments do not cover' }),
    source: paymentSource.optional().meta({ description: 'Of a payment' }),
    from: z
      .string()
      .optional()
      .meta({ description: 'Of a payment: whom it came from, or whom it went back to, as the bank has it' }),
  })
  .meta({ id: 'StatementEntry' });

export const statement = z.object({ player, entries: z.array(statementEntry) }).meta({ id: 'Statement' });

export type Statement = z.infer<typeof statement>;
