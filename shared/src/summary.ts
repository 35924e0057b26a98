import { z } from 'zod';
import { fixture, fixtureStatus } from './fixture.ts';
import { listOf } from './list.ts';
import { pence } from './money.ts';
import { clubDate, clubTime, instant } from './time.ts';

export const debtor = z.object({
  player_id: z.string(),
  name: z.string(),
  owes: pence,
  since: instant.meta({
    description: 'The oldest kick-off not covered; without one, the refund that was more than they had paid',
  }),
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

export const fixtureSums = z
  .object({
    fixture_id: z.string(),
    date: clubDate,
    time: clubTime,
    location: z.string(),
    status: fixtureStatus,
    cost: pence,
    charged: pence,
    collected: pence,
    outstanding: pence.meta({ description: '`charged - collected`' }),
  })
  .meta({ id: 'FixtureSums' });

export const fixtureSumsList = listOf(fixtureSums).meta({ id: 'FixtureSumsList' });

export type Debtor = z.infer<typeof debtor>;
export type Summary = z.infer<typeof summary>;
export type FixtureSums = z.infer<typeof fixtureSums>;
