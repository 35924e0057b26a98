import { z } from 'zod';
import { fixture } from './fixture.ts';
import { pence } from './money.ts';
import { instant } from './time.ts';

export const debtor = z.object({
  player_id: z.string(),
  name: z.string(),
  owes: pence,
  since: instant.meta({ description: 'The oldest kick-off not covered' }),
});

export const summary = z
  .object({
    owed: pence,
    debtors: z.array(debtor),
    collected: pence,
    fees: pence,
    pitch_costs: pence,
    position: pence.meta({ description: '`collected - pitch_costs`' }),
    unmatched: z.object({ count: z.int(), amount: pence }),
    next_fixture: fixture.nullable(),
  })
  .meta({ id: 'Summary' });

export type Debtor = z.infer<typeof debtor>;
export type Summary = z.infer<typeof summary>;
