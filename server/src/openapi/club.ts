import { fixtureQuery } from '@paidup/shared/fixture';
import { fixtureSumsList, summary } from '@paidup/shared/summary';
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { jsonAnswer } from './calls.ts';
import { exampleFixture } from './fixture-example.ts';
import { ANY_CALL, problemAnswers } from './problems.ts';

const STREAM = `retry: 1000

event: change
data: {"entity":"player","id":"player_4fJ2mQ"}

`;

/** The calls about the club as a whole. */
export const clubPaths: ZodOpenApiPathsObject = {
  '/summary': {
    get: {
      tags: ['Club'],
      operationId: 'getSummary',
      summary: 'See how the club stands',
      description:
        'Who owes what since when, what came in, what the pitches cost, when the bank was last heard, and whether the next fixture is on: heads missing, what each head would pay, and how many pay the pitch.',
      responses: {
        '200': jsonAnswer('The summary', summary, {
          owed: 500,
          debtors: [
            {
              player_id: 'player_9sK1xB',
              name: 'Sam Okafor',
              owes: 500,
              since: '2026-11-18T18:30:00.000Z',
              games_owed: 1,
            },
          ],
          collected: 9000,
          fees: 9500,
          pitch_costs: 9000,
          position: 0,
          unmatched: { count: 1, amount: 500 },
          next_fixture: { ...exampleFixture, per_head: 1500, break_even_heads: 9 },
          last_bank_payment_at: '2026-11-25T12:01:10.481Z',
        }),
        ...problemAnswers(...ANY_CALL),
      },
    },
  },
  '/summary/fixtures': {
    get: {
      tags: ['Club'],
      operationId: 'listFixtureSums',
      summary: 'See what each fixture cost and brought in',
      description: 'By kick-off, as the fixtures are listed. Only played ones charge anybody.',
      requestParams: { query: fixtureQuery },
      responses: {
        '200': jsonAnswer('A page of sums', fixtureSumsList, {
          items: [
            {
              fixture_id: exampleFixture.id,
              date: exampleFixture.date,
              time: exampleFixture.time,
              location: exampleFixture.location,
              status: 'played',
              cost: 4500,
              charged: 1500,
              collected: 1000,
              outstanding: 500,
            },
          ],
          next_cursor: null,
        }),
        ...problemAnswers(...ANY_CALL, 'invalid_input'),
      },
    },
  },
  '/events': {
    get: {
      tags: ['Club'],
      operationId: 'watchChanges',
      summary: 'Follow the changes',
      description:
        'Server-sent events that never end: `change` with a `Change` as its data, `reset` when everything is to be fetched again, and a comment every 15 seconds.',
      responses: {
        '200': {
          description: 'The stream',
          content: { 'text/event-stream': { schema: z.string(), example: STREAM } },
        },
        ...problemAnswers('cross_origin', 'internal_error'),
      },
    },
  },
  '/openapi.json': {
    get: {
      tags: ['Club'],
      operationId: 'getDocument',
      summary: 'Read this document',
      responses: {
        '200': jsonAnswer('OpenAPI 3.1', z.looseObject({ openapi: z.string() }), { openapi: '3.1.1' }),
        ...problemAnswers('cross_origin', 'internal_error'),
      },
    },
  },
};
