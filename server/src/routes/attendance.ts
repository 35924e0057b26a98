import {
  type Attendance,
  cancelFixture,
  fixtureChanged,
  fixtureFollowed,
  joinFixture,
  movePlayers,
} from '@paidup/shared/fixture';
import type { HistoryEntry } from '@paidup/shared/history';
import { z } from 'zod';
import { revertible } from '../http/own-change.ts';
import { emptyBody } from '../http/json-body.ts';
import { ifMatch } from '../http/request-headers.ts';
import { recordParams, type Route, route } from '../http/route.ts';
import { cancelledExample, exampleFixture, fixtureAdded } from '../openapi/fixture-example.ts';
import type { FixturesService } from '../services/fixtures.ts';

const [ashley, sam] = exampleFixture.players;
const history = [fixtureAdded];
const tag = 'Fixtures';
const params = recordParams('fixture', exampleFixture.id);
const playerParams = params.extend({
  player_id: z.string().min(1).meta({ description: 'The player’s id', example: ashley?.player_id }),
});

/** Returns the calls that change who plays and whether the fixture is on. */
export const attendanceRoutes = (fixtures: FixturesService): Route[] => [
  route({
    method: 'put',
    path: '/fixtures/:id/players/:player_id',
    access: 'deputy',
    tag,
    operationId: 'joinFixture',
    summary: 'Put a player in, or change their guests',
    description:
      'Before kick-off the player is in if the whole party fits, and waits otherwise. After kick-off the player is in, since the list then records who came.',
    params: playerParams,
    headers: ifMatch,
    body: { schema: joinFixture, example: { guests: 1 } },
    answer: {
      description: 'The fixture as it is now',
      schema: fixtureChanged,
      example: {
        ...exampleFixture,
        rev: 2,
        history,
        changed: [{ field: 'players', before: [], after: [inWith(ashley, 1)] }],
        promoted: [],
      },
    },
    refuses: ['fixture_cancelled', 'fixture_full'],
    handler: ({ params: { id, player_id }, body, headers, by }) =>
      fixtures.join(id, player_id, body, headers['If-Match'], by),
  }),
  route({
    method: 'delete',
    path: '/fixtures/:id/players/:player_id',
    access: 'deputy',
    tag,
    operationId: 'leaveFixture',
    summary: 'Take a player off',
    description: 'Before kick-off the free places go to those who have waited longest and fit.',
    params: playerParams,
    headers: ifMatch,
    answer: {
      description: 'The fixture as it is now',
      schema: fixtureChanged,
      example: {
        ...exampleFixture,
        players: sam ? [sam] : [],
        head_count: 1,
        short_by: 7,
        collected: 500,
        rev: 2,
        history,
        changed: [{ field: 'players', before: [inWith(ashley, 1)], after: [] }],
        promoted: [],
      },
    },
    refuses: ['fixture_cancelled'],
    handler: ({ params: { id, player_id }, headers, by }) =>
      fixtures.leave(id, player_id, headers['If-Match'], by),
  }),
  route({
    method: 'patch',
    path: '/fixtures/:id/players',
    access: 'deputy',
    tag,
    operationId: 'movePlayers',
    summary: 'Put several players in or out at once',
    description:
      'The moves are made one after another, as the calls for one player do, in one change that one undo reverts. A player may move twice, to line up again at the end. Taking off somebody who is not on it does nothing. If one move is refused, nobody moves.',
    params,
    headers: ifMatch,
    body: {
      schema: movePlayers,
      example: {
        moves: [
          { player_id: ashley?.player_id ?? '', out: true },
          { player_id: sam?.player_id ?? '', guests: 1 },
        ],
      },
    },
    answer: {
      description: 'The fixture as it is now',
      schema: fixtureChanged,
      example: {
        ...exampleFixture,
        players: sam ? [{ ...sam, guests: 1 }] : [],
        head_count: 2,
        short_by: 6,
        collected: 500,
        rev: 2,
        history,
        changed: [
          {
            field: 'players',
            before: [inWith(ashley, 1), inWith(sam, 0)],
            after: [inWith(sam, 1)],
          },
        ],
        promoted: [],
      },
    },
    refuses: ['fixture_cancelled', 'fixture_full'],
    handler: ({ params: { id }, body, headers, by }) => fixtures.move(id, body, headers['If-Match'], by),
  }),
  route({
    method: 'post',
    path: '/fixtures/:id/undo',
    access: 'deputy',
    tag,
    operationId: 'undoAttendance',
    summary: 'Undo the last change of who plays',
    description:
      'Reverts the last change if it put somebody in or out or changed guests. Everybody whom it moved is back where they were, in their old order. The undo is one entry of the history and can itself be undone. After any other change it is refused. A deputy may undo what they did themselves.',
    params,
    headers: ifMatch,
    body: emptyBody,
    answer: {
      description: 'The fixture, as before the change',
      schema: fixtureChanged,
      example: {
        ...exampleFixture,
        rev: 3,
        history,
        changed: [{ field: 'players', before: [], after: [inWith(ashley, 0)] }],
        promoted: [],
      },
    },
    handler: async ({ params: { id }, headers, caller, by }) =>
      fixtures.undo(id, await revertible(caller, headers['If-Match'], () => fixtures.get(id)), by),
  }),
  route({
    method: 'put',
    path: '/fixtures/:id/cancellation',
    access: 'deputy',
    tag,
    operationId: 'cancelFixture',
    summary: 'Cancel a fixture',
    description:
      'Nobody is charged. Cancelling again changes the reason. With `following` the later ones of its series that have not kicked off are cancelled too, each in a write of its own. The same call again finishes what was interrupted.',
    params,
    headers: ifMatch,
    body: { schema: cancelFixture, example: { reason: 'Waterlogged pitch' } },
    answer: {
      description: 'The fixture, cancelled',
      schema: fixtureFollowed,
      example: {
        ...cancelledExample,
        history,
        changed: [
          { field: 'cancelled', before: false, after: true },
          { field: 'cancelled_reason', before: null, after: 'Waterlogged pitch' },
        ],
        promoted: [],
        followed: [],
      },
    },
    handler: ({ params: { id }, body, headers, by }) => fixtures.cancel(id, body, headers['If-Match'], by),
  }),
  route({
    method: 'delete',
    path: '/fixtures/:id/cancellation',
    access: 'deputy',
    tag,
    operationId: 'restoreFixture',
    summary: 'Put a cancelled fixture back on',
    description: 'A deputy may do so if they cancelled it.',
    params,
    headers: ifMatch,
    answer: {
      description: 'The fixture, as before',
      schema: fixtureChanged,
      example: {
        ...exampleFixture,
        rev: 3,
        history,
        changed: [
          { field: 'cancelled', before: true, after: false },
          { field: 'cancelled_reason', before: 'Waterlogged pitch', after: null },
        ],
        promoted: [],
      },
    },
    handler: async ({ params: { id }, headers, caller, by }) => {
      const read = () => fixtures.get(id);
      return fixtures.restore(id, await revertible(caller, headers['If-Match'], read, isCancelling), by);
    },
  }),
];

/** Whether it took the game off. Cancelling again only changes the reason. */
const isCancelling = ({ after }: HistoryEntry): boolean => after?.['cancelled'] === true;

function inWith(attendance: Attendance | undefined, guests: number) {
  return { player_id: attendance?.player_id, guests, state: 'in' };
}
