import {
  createFixture,
  fixtureFollowed,
  fixtureCreated,
  fixtureDetail,
  fixtureList,
  fixtureQuery,
  updateFixture,
} from '@paidup/shared/fixture';
import { ifMatch, optionalIdempotencyKey } from '../http/request-headers.ts';
import { recordParams, type Route, route } from '../http/route.ts';
import { exampleFixture, fixtureAdded } from '../openapi/fixture-example.ts';
import type { FixturesService } from '../services/fixtures.ts';

const { date, time, location, cost } = exampleFixture;
const moved = {
  at: '2026-11-21T09:30:00.000Z',
  by: 'organiser',
  action: 'changed',
  detail: 'place Riverside 5s became Meadow Lane; maximum players 12 became 14',
  before: { location: 'Riverside 5s', max_players: 12 },
  after: { location: 'Meadow Lane', max_players: 14 },
};
const tag = 'Fixtures';
const params = recordParams('fixture', exampleFixture.id);

/** Returns the calls on fixtures. */
export const fixtureRoutes = (fixtures: FixturesService): Route[] => [
  route({
    method: 'get',
    path: '/fixtures',
    access: 'deputy',
    tag,
    operationId: 'listFixtures',
    summary: 'List fixtures by kick-off, the earliest first unless asked otherwise',
    query: fixtureQuery,
    answer: {
      description: 'A page of fixtures',
      schema: fixtureList,
      example: { items: [exampleFixture], next_cursor: null },
    },
    handler: ({ query }) => fixtures.list(query),
  }),
  route({
    method: 'post',
    path: '/fixtures',
    tag,
    operationId: 'createFixture',
    summary: 'Add a fixture, or a weekly series',
    description:
      '`repeat_weeks` adds as many weekly repeats at the same local time with the same players. Either all are added or none. The answer is the first.',
    headers: optionalIdempotencyKey,
    body: {
      schema: createFixture,
      example: {
        date,
        time,
        location,
        cost,
        fee: 500,
        min_players: 8,
        max_players: 12,
        player_ids: exampleFixture.players.map(({ player_id }) => player_id),
        repeat_weeks: 1,
      },
    },
    answer: {
      status: 201,
      description: 'The new fixture, with the ids of its weekly repeats',
      schema: fixtureCreated,
      example: { ...exampleFixture, repeated: ['fixture_2mP8vD'] },
    },
    handler: ({ body, by, headers }) => fixtures.create(body, by, headers['Idempotency-Key']),
  }),
  route({
    method: 'get',
    path: '/fixtures/:id',
    access: 'deputy',
    tag,
    operationId: 'getFixture',
    summary: 'Read a fixture',
    params,
    answer: {
      description: 'The fixture, with its history',
      schema: fixtureDetail,
      example: {
        ...exampleFixture,
        history: [fixtureAdded],
      },
    },
    handler: (input) => fixtures.get(input.params.id),
  }),
  route({
    method: 'patch',
    path: '/fixtures/:id',
    tag,
    operationId: 'updateFixture',
    summary: 'Change a fixture',
    description:
      'Changes the fields in the body. New places go to those who have waited longest. A new fee also applies to a played fixture. The answer and the history list the changes. With `following` the later ones of its series that have not kicked off are changed too, each in a write of its own, and `date` is refused. The same call again finishes what was interrupted.',
    params,
    headers: ifMatch,
    body: { schema: updateFixture, example: { location: 'Meadow Lane', max_players: 14, following: true } },
    answer: {
      description: 'The fixture as it is now, and what became another',
      schema: fixtureFollowed,
      example: {
        ...exampleFixture,
        location: 'Meadow Lane',
        max_players: 14,
        rev: 2,
        history: [fixtureAdded, moved],
        changed: [
          { field: 'location', before: 'Riverside 5s', after: 'Meadow Lane' },
          { field: 'max_players', before: 12, after: 14 },
        ],
        promoted: [],
        followed: ['fixture_2mP8vD'],
      },
    },
    handler: ({ params: { id }, body, headers, by }) => fixtures.update(id, body, headers['If-Match'], by),
  }),
  route({
    method: 'delete',
    path: '/fixtures/:id',
    tag,
    operationId: 'deleteFixture',
    summary: 'Remove a fixture that was never played',
    params,
    headers: ifMatch,
    answer: { description: 'Removed' },
    refuses: ['fixture_played'],
    handler: ({ params: { id }, headers }) => fixtures.remove(id, headers['If-Match']),
  }),
];
