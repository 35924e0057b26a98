import { z } from 'zod';
import { fixture, fixtureStatus } from './fixture.ts';
import { listOf } from './list.ts';
import { pence } from './money.ts';
import { reminder } from './player.ts';
import { clubDate, clubTime, instant } from './time.ts';

export const debtor = z.object({
  player_id: z.string(),
  name: z.string(),
  archived: z.boolean(),
  owes: pence,
  since: instant.meta({
    description:
      'The oldest kick-off that is not covered, or else the refund that was more than they had paid',
  }),
  oldest_due: pence.meta({
    description: 'What has to come in until the oldest game is covered; 0 without such a game',
  }),
  games_owed: z.int().meta({ description: 'Played games that their payments do not cover in full' }),
  ...reminder,
});

/** The next fixture, with the cost per head. */
const nextFixture = fixture
  .extend({
    per_head: pence
      .nullable()
      .meta({ description: '`cost` divided by the heads that are in, rounded up, or `null` without any' }),
    break_even_heads: z
      .int()
      .nullable()
      .meta({ description: 'The number of heads whose fees cover the cost, or `null` where no number does' }),
  })
  .meta({ id: 'NextFixture' });

export const summary = z
  .object({
    owed: pence,
    debtors: z.array(debtor),
    collected: pence,
    fees: pence,
    other: pence.meta({ description: 'What the club’s parts of payments add up to, costs among them' }),
    pitch_costs: pence,
    position: pence.meta({ description: '`collected + other - pitch_costs`' }),
    credit: pence.meta({ description: 'What players are ahead of their fees, which is in `position` too' }),
    unmatched: z.object({ count: z.int(), amount: pence }),
    next_fixture: nextFixture.nullable(),
    todays_fixture: fixture
      .nullable()
      .meta({ description: 'The game that kicked off last today, or `null` without one' }),
    last_bank_payment_at: instant
      .nullable()
      .meta({ description: 'The instant of the last payment from the bank, of any status' }),
  })
  .meta({ id: 'Summary' });

export const season = z
  .object({
    points: z.array(
      z.object({
        at: clubDate,
        position: pence.meta({
          description: 'The collected money and the club’s own, less the pitch costs until then',
        }),
      }),
    ),
  })
  .meta({ id: 'Season' });

const playerStanding = z
  .object({
    player_id: z.string(),
    last_paid_at: instant.nullable(),
    last_came_at: instant.nullable().meta({ description: 'The last kick-off at which they were in' }),
    games_owed: z.int().meta({ description: 'Played games that their payments do not cover in full' }),
  })
  .meta({ id: 'PlayerStanding' });

export const playerStandings = z.object({ items: z.array(playerStanding) }).meta({ id: 'PlayerStandings' });

const fixtureSums = z
  .object({
    fixture_id: z.string(),
    date: clubDate,
    time: clubTime,
    location: z.string(),
    status: fixtureStatus,
    cost: pence,
    charged: pence,
    collected: pence,
    forgiven: pence.meta({ description: 'What write-offs cover' }),
    outstanding: pence.meta({ description: '`charged - collected - forgiven`' }),
  })
  .meta({ id: 'FixtureSums' });

export const fixtureSumsList = listOf(fixtureSums).meta({ id: 'FixtureSumsList' });

export type Debtor = z.infer<typeof debtor>;
export type Summary = z.infer<typeof summary>;
export type Season = z.infer<typeof season>;
export type PlayerStanding = z.infer<typeof playerStanding>;
export type NextFixture = z.infer<typeof nextFixture>;
export type FixtureSums = z.infer<typeof fixtureSums>;
