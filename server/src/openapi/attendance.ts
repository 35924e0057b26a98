import { type Attendance, cancelFixture, fixtureChanged, joinFixture } from '@paidup/shared/fixture';
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { ifMatchHeader, jsonBody, recordAnswer, recordPath } from './calls.ts';
import { cancelledExample, exampleFixture } from './fixture-example.ts';
import { CHANGES_RECORD, problemAnswers, TAKES_BODY } from './problems.ts';

const [ashley, sam] = exampleFixture.players;
const history = [{ at: exampleFixture.created_at, by: 'organiser', action: 'created', detail: 'Added' }];
const tags = ['Fixtures'];
const path = recordPath('fixture', exampleFixture.id);
const playerPath = path.extend({
  player_id: z.string().meta({ description: 'The player’s id', example: ashley?.player_id }),
});

/** The calls that say who plays, and whether the fixture is on. */
export const attendancePaths: ZodOpenApiPathsObject = {
  '/fixtures/{id}/players/{player_id}': {
    put: {
      tags,
      operationId: 'joinFixture',
      summary: 'Put a player in, or change their guests',
      description:
        'Before kick-off they are in when the whole party fits, else waiting. After kick-off they are in, since it is what happened.',
      requestParams: { path: playerPath, header: ifMatchHeader },
      requestBody: jsonBody(joinFixture, { guests: 1 }, false),
      responses: {
        '200': recordAnswer('The fixture as it is now', fixtureChanged, {
          ...exampleFixture,
          rev: 2,
          history,
          changed: [{ field: 'players', before: [], after: [inWith(ashley, 1)] }],
          promoted: [],
        }),
        ...problemAnswers(...CHANGES_RECORD, ...TAKES_BODY, 'fixture_cancelled', 'fixture_full'),
      },
    },
    delete: {
      tags,
      operationId: 'leaveFixture',
      summary: 'Take a player off',
      description: 'Before kick-off the places go to those who wait longest and fit.',
      requestParams: { path: playerPath, header: ifMatchHeader },
      responses: {
        '200': recordAnswer('The fixture as it is now', fixtureChanged, {
          ...exampleFixture,
          players: sam ? [sam] : [],
          head_count: 1,
          short_by: 7,
          collected: 500,
          rev: 2,
          history,
          changed: [{ field: 'players', before: [inWith(ashley, 1)], after: [] }],
          promoted: [],
        }),
        ...problemAnswers(...CHANGES_RECORD, 'fixture_cancelled'),
      },
    },
  },
  '/fixtures/{id}/cancellation': {
    put: {
      tags,
      operationId: 'cancelFixture',
      summary: 'Cancel a fixture',
      description: 'Nobody is charged. A second time changes the reason.',
      requestParams: { path, header: ifMatchHeader },
      requestBody: jsonBody(cancelFixture, { reason: 'Waterlogged pitch' }, false),
      responses: {
        '200': recordAnswer('The fixture, cancelled', fixtureChanged, {
          ...cancelledExample,
          history,
          changed: [
            { field: 'cancelled', before: false, after: true },
            { field: 'cancelled_reason', before: null, after: 'Waterlogged pitch' },
          ],
          promoted: [],
        }),
        ...problemAnswers(...CHANGES_RECORD, ...TAKES_BODY),
      },
    },
    delete: {
      tags,
      operationId: 'restoreFixture',
      summary: 'Put a cancelled fixture back on',
      requestParams: { path, header: ifMatchHeader },
      responses: {
        '200': recordAnswer('The fixture, as before', fixtureChanged, {
          ...exampleFixture,
          rev: 3,
          history,
          changed: [
            { field: 'cancelled', before: true, after: false },
            { field: 'cancelled_reason', before: 'Waterlogged pitch', after: null },
          ],
          promoted: [],
        }),
        ...problemAnswers(...CHANGES_RECORD),
      },
    },
  },
};

function inWith(attendance: Attendance | undefined, guests: number) {
  return { player_id: attendance?.player_id, guests, state: 'in' };
}
