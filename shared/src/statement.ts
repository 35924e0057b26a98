import { z } from 'zod';
import { pence } from './money.ts';
import { player } from './player.ts';
import { instant } from './time.ts';

export const statementEntry = z
  .object({
    at: instant,
    kind: z.enum(['fee', 'payment']),
    amount: pence.meta({ description: 'Signed: + is credit' }),
    balance_after: pence,
    fixture_id: z.string().optional(),
    payment_id: z.string().optional(),
    text: z.string(),
  })
  .meta({ id: 'StatementEntry' });

export const statement = z.object({ player, entries: z.array(statementEntry) }).meta({ id: 'Statement' });

export type Statement = z.infer<typeof statement>;
