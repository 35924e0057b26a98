import {
  createFixture,
  fixtureChanged,
  fixtureCreated,
  fixtureDetail,
  fixtureList,
  fixtureQuery,
  updateFixture,
} from '@paidup/shared/fixture';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import {
  createdAnswer,
  ifMatchHeader,
  jsonAnswer,
  jsonBody,
  optionalIdempotencyKeyHeader,
  recordAnswer,
  recordPath,
} from './calls.ts';
import { exampleFixture } from './fixture-example.ts';
import { ANY_CALL, CHANGES_RECORD, ON_RECORD, problemAnswers, TAKES_BODY } from './problems.ts';

const { date, time, location, cost, created_at } = exampleFixture;
const history = [{ at: created_at, by: 'organiser', action: 'created', detail: 'Added' }];
const moved = {
  at: '2026-11-21T09:30:00.000Z',
  by: 'organiser',
  action: 'changed',
  detail: 'place Riverside 5s became Meadow Lane; most players 12 became 14',
  before: { location: 'Riverside 5s', max_players: 12 },
  after: { location: 'Meadow Lane', max_players: 14 },
};
const tags = ['Fixtures'];
const path = recordPath('fixture', exampleFixture.id);

/** The calls on fixtures. */
export const fixturePaths: ZodOpenApiPathsObject = {
  '/fixtures': {
    get: {
      tags,
      operationId: 'listFixtures',
      summary: 'List fixtures by kick-off, the earliest first unless asked otherwise',
      requestParams: { query: fixtureQuery },
      responses: {
        '200': jsonAnswer('A page of fixtures', fixtureList, { items: [exampleFixture], next_cursor: null }),
        ...problemAnswers(...ANY_CALL, 'invalid_input'),
      },
    },
    post: {
      tags,
      operationId: 'createFixture',
      summary: 'Add a fixture, or a weekly series',
      description:
        'With `repeat_weeks` as many further ones follow at the same time on the clock with the same players: all or none. The first is answered.',
      requestParams: { header: optionalIdempotencyKeyHeader },
      requestBody: jsonBody(createFixture, {
        date,
        time,
        location,
        cost,
        fee: 500,
        min_players: 8,
        max_players: 12,
        player_ids: exampleFixture.players.map(({ player_id }) => player_id),
        repeat_weeks: 1,
      }),
      responses: {
        '201': createdAnswer(
          'The new fixture, with the ids of its weekly repeats',
          fixtureCreated,
          { ...exampleFixture, repeated: ['fixture_2mP8vD'] },
          '/fixtures',
        ),
        ...problemAnswers(...ANY_CALL, ...TAKES_BODY, 'idempotency_key_reused'),
      },
    },
  },
  '/fixtures/{id}': {
    get: {
      tags,
      operationId: 'getFixture',
      summary: 'Read a fixture',
      requestParams: { path },
      responses: {
        '200': recordAnswer('The fixture, with its history', fixtureDetail, { ...exampleFixture, history }),
        ...problemAnswers(...ON_RECORD),
      },
    },
    patch: {
      tags,
      operationId: 'updateFixture',
      summary: 'Change a fixture',
      description:
        'Changes what the body names. More places go to those who wait longest; a new fee is charged at played fixtures too. The answer and the history tell what became another.',
      requestParams: { path, header: ifMatchHeader },
      requestBody: jsonBody(updateFixture, { location: 'Meadow Lane', max_players: 14 }),
      responses: {
        '200': recordAnswer('The fixture as it is now, and what became another', fixtureChanged, {
          ...exampleFixture,
          location: 'Meadow Lane',
          max_players: 14,
          rev: 2,
          history: [...history, moved],
          changed: [
            { field: 'location', before: 'Riverside 5s', after: 'Meadow Lane' },
            { field: 'max_players', before: 12, after: 14 },
          ],
          promoted: [],
        }),
        ...problemAnswers(...CHANGES_RECORD, ...TAKES_BODY),
      },
    },
    delete: {
      tags,
      operationId: 'deleteFixture',
      summary: 'Remove a fixture that was never played',
      requestParams: { path, header: ifMatchHeader },
      responses: {
        '204': { description: 'Removed' },
        ...problemAnswers(...CHANGES_RECORD, 'fixture_played'),
      },
    },
  },
};
