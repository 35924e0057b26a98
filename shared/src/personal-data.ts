import { z } from 'zod';
import { attendanceState, fixture } from './fixture.ts';
import { pence } from './money.ts';
import { payment } from './payment.ts';
import { playerDetail } from './player.ts';
import { statement } from './statement.ts';
import { instant } from './time.ts';

/** Everything that is kept about one person. */
export const personalData = z
  .object({
    player: playerDetail,
    statement: statement.shape.entries,
    fixtures: z.array(
      fixture.pick({ id: true, date: true, time: true, location: true, status: true }).extend({
        state: attendanceState,
        guests: z.int(),
        fee: pence,
        joined_at: instant,
      }),
    ),
    payments: z.array(payment).meta({
      description: 'The payments that credit them or once did, or that show one of their bank names',
    }),
  })
  .meta({ id: 'PersonalData' });

export type PersonalData = z.infer<typeof personalData>;
