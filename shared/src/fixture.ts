import { z } from 'zod';
import { historyEntry } from './history.ts';
import { listOf, listQuery } from './list.ts';
import { pence, price } from './money.ts';
import { line, note } from './text.ts';
import { clubDate, clubTime, instant } from './time.ts';

/** The minimum or maximum number of heads of a fixture. */
export const heads = z.int().min(1, 'must be at least 1').max(100, 'must be at most 100');
export const location = line(1, 200).meta({ example: 'Riverside 5s' });
const id = z.string().min(1).max(100);
const FROM_SETTINGS = 'By default as in the settings, or the other bound if that conflicts';

export const fixtureStatus = z.enum(['scheduled', 'played', 'cancelled']);
export const attendanceState = z.enum(['in', 'waiting']);

export const attendance = z
  .object({
    player_id: z.string(),
    name: z.string(),
    guests: z.int(),
    state: attendanceState,
    fee: pence.meta({ description: '`fee × (1 + guests)`; 0 while waiting or cancelled' }),
    paid: pence.meta({ description: 'The part of the fee that their money covers' }),
    forgiven: pence.meta({ description: 'The part of the fee that write-offs cover' }),
    joined_at: instant,
  })
  .meta({ id: 'Attendance' });

export const fixture = z
  .object({
    id: z.string(),
    date: clubDate,
    time: clubTime,
    location: z.string(),
    cost: pence,
    fee: pence,
    min_players: z.int(),
    max_players: z.int(),
    series_id: z.string().nullable().meta({ description: 'Shared by the fixtures of one `repeat_weeks`' }),
    status: fixtureStatus,
    kick_off_at: instant,
    cancelled_reason: z.string().nullable(),
    removable: z.boolean().meta({ description: 'It was never played, wherever it has been moved since' }),
    players: z.array(attendance),
    head_count: z.int().meta({ description: 'The number of players who are in and their guests' }),
    waiting_count: z.int(),
    short_by: z.int().meta({ description: 'The number of heads that are missing for `min_players`' }),
    collected: pence,
    rev: z.int(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Fixture' });

export const fixtureDetail = fixture.extend({ history: z.array(historyEntry) }).meta({ id: 'FixtureDetail' });

/** A field that a call changed. For `players` it has only the players whose attendance changed. */
const changedField = z
  .object({ field: z.string(), before: z.unknown(), after: z.unknown() })
  .meta({ id: 'ChangedField' });

/** The answer to a change of a fixture. */
export const fixtureChanged = fixtureDetail
  .extend({
    changed: z.array(changedField),
    promoted: z
      .array(z.object({ player_id: z.string(), name: z.string() }))
      .meta({ description: 'Players who waited and got a place' }),
  })
  .meta({ id: 'FixtureChanged' });

/** The answer to a change that may be made to the later games of the series too. */
export const fixtureFollowed = fixtureChanged
  .extend({
    followed: z
      .array(z.string())
      .meta({ description: 'Ids of the later ones of the series that are so now' }),
  })
  .meta({ id: 'FixtureFollowed' });

export const fixtureCreated = fixture
  .extend({ repeated: z.array(z.string()).meta({ description: 'Ids of the weekly repeats' }) })
  .meta({ id: 'FixtureCreated' });

export const fixtureList = listOf(fixture).meta({ id: 'FixtureList' });

export const createFixture = z
  .strictObject({
    date: clubDate,
    time: clubTime,
    location,
    cost: price,
    fee: price.optional().meta({ description: 'By default as in the settings', example: 500 }),
    min_players: heads.optional().meta({ description: FROM_SETTINGS }),
    max_players: heads.optional().meta({ description: FROM_SETTINGS }),
    player_ids: z.array(id).max(100, 'must be at most 100 players').default([]),
    repeat_weeks: z.int().min(0).max(52, 'must be at most 52 weeks').default(0),
  })
  .meta({ id: 'CreateFixture' });

const following = z
  .boolean()
  .meta({ description: 'Also change all later ones of the series that have not kicked off' });

export const updateFixture = z
  .strictObject({
    date: clubDate.exactOptional(),
    time: clubTime.exactOptional(),
    location: location.exactOptional(),
    cost: price.exactOptional(),
    fee: price.exactOptional(),
    min_players: heads.exactOptional(),
    max_players: heads.exactOptional(),
    following: following.exactOptional(),
  })
  .meta({ id: 'UpdateFixture' });

const guests = z.int().min(0, 'must not be negative').max(20, 'must be at most 20').default(0);

export const joinFixture = z.strictObject({ guests }).meta({ id: 'JoinFixture' });

export const movePlayers = z
  .strictObject({
    moves: z
      .array(z.strictObject({ player_id: id, out: z.boolean().default(false), guests }))
      .min(1, 'needs at least one player')
      .max(200, 'must be at most 200 players')
      .meta({ description: 'Who goes in, or out, one after another' }),
  })
  .meta({ id: 'MovePlayers' });

export const cancelFixture = z
  .strictObject({ reason: note.optional(), following: following.exactOptional() })
  .meta({ id: 'CancelFixture' });

export const fixtureQuery = listQuery.extend({
  from: clubDate.optional().meta({ description: 'The first day', example: undefined }),
  to: clubDate.optional().meta({ description: 'The last day', example: undefined }),
  status: fixtureStatus.optional(),
  order: z.enum(['asc', 'desc']).optional().meta({ description: '`desc` lists the latest kick-off first' }),
});

export type Attendance = z.infer<typeof attendance>;
export type Fixture = z.infer<typeof fixture>;
export type FixtureDetail = z.infer<typeof fixtureDetail>;
export type FixtureChanged = z.infer<typeof fixtureChanged>;
export type FixtureFollowed = z.infer<typeof fixtureFollowed>;
export type FixtureCreated = z.infer<typeof fixtureCreated>;
export type FixtureStatus = z.infer<typeof fixtureStatus>;
export type CreateFixture = z.infer<typeof createFixture>;
export type UpdateFixture = z.infer<typeof updateFixture>;
/** The facts of a fixture that can be changed. */
export type FixtureFacts = Omit<UpdateFixture, 'following'>;
export type JoinFixture = z.infer<typeof joinFixture>;
export type MovePlayers = z.infer<typeof movePlayers>;
export type CancelFixture = z.infer<typeof cancelFixture>;
export type FixtureQuery = z.infer<typeof fixtureQuery>;
