import {
  createPlayer,
  playerChanged,
  playerDetail,
  playerDetailForDeputy,
  playerForDeputy,
  playerList,
  playerListForDeputy,
  playerQuery,
  updatePlayer,
} from '@paidup/shared/player';
import { statement, statementForDeputy } from '@paidup/shared/statement';
import { AppError } from '../errors.ts';
import { ifMatch, optionalIdempotencyKey } from '../http/request-headers.ts';
import { recordParams, type Route, route } from '../http/route.ts';
import { examplePlayer as ashley, exampleStatement } from '../openapi/player-example.ts';
import type { Services } from '../services/services.ts';

const tag = 'Players';
const params = recordParams('player', ashley.id);
const added = { at: ashley.created_at, by: 'organiser', action: 'created', detail: 'Added' };

/** Returns the calls on players. */
export const playerRoutes = ({ players, statement: statements }: Services): Route[] => [
  route({
    method: 'get',
    path: '/players',
    access: 'deputy',
    tag,
    operationId: 'listPlayers',
    summary: 'List players by name',
    description: 'Archived players are left out by default. See `archived`.',
    query: playerQuery,
    answer: {
      description: 'A page of players',
      schema: playerList,
      forDeputy: playerListForDeputy,
      example: { items: [ashley], next_cursor: null },
    },
    handler: ({ query, caller }) => players.list(query, { isByNameOnly: caller.role === 'deputy' }),
  }),
  route({
    method: 'post',
    path: '/players',
    access: 'deputy',
    tag,
    operationId: 'createPlayer',
    summary: 'Add a player',
    description:
      'Unmatched payments that show one of the bank names are credited at once, oldest first. A bank name belongs to one player only. Case, accents, spaces and punctuation do not count.',
    headers: optionalIdempotencyKey,
    body: {
      schema: createPlayer,
      example: {
        name: ashley.name,
        accepted_bank_names: ashley.accepted_bank_names,
        attendance_start: ashley.attendance_start,
      },
    },
    answer: {
      status: 201,
      description: 'The new player, and how many waiting payments it credited',
      schema: playerChanged,
      forDeputy: playerForDeputy,
      example: { ...ashley, total_paid: 500, total_fees: 0, matched_payments: 1 },
    },
    refuses: ['bank_name_taken'],
    handler: ({ body, caller, by, headers }) => {
      if (caller.role === 'deputy' && body.accepted_bank_names.length > 0) throw onlyAName();
      return players.create(body, by, headers['Idempotency-Key']);
    },
  }),
  route({
    method: 'get',
    path: '/players/:id',
    access: 'deputy',
    tag,
    operationId: 'getPlayer',
    summary: 'Read a player',
    params,
    answer: {
      description: 'The player, with the history',
      schema: playerDetail,
      forDeputy: playerDetailForDeputy,
      example: { ...ashley, removable: false, history: [added] },
    },
    handler: (input) => players.get(input.params.id),
  }),
  route({
    method: 'patch',
    path: '/players/:id',
    tag,
    operationId: 'updatePlayer',
    summary: 'Change a player',
    description:
      'Changes the fields in the body. An added bank name credits the unmatched payments that show it. Removing one moves no money. With `move_names` a name of another player is taken off them first, in the same write.',
    params,
    headers: ifMatch,
    body: {
      schema: updatePlayer,
      example: { accepted_bank_names: [...ashley.accepted_bank_names, 'A KINGSCOTE'] },
    },
    answer: {
      description: 'The player, and how many waiting payments it credited',
      schema: playerChanged,
      example: {
        ...ashley,
        accepted_bank_names: [...ashley.accepted_bank_names, 'A KINGSCOTE'],
        rev: 2,
        updated_at: '2026-11-26T08:05:00.000Z',
        matched_payments: 0,
      },
    },
    refuses: ['bank_name_taken'],
    handler: ({ params: { id }, body, headers, by }) => players.update(id, body, headers['If-Match'], by),
  }),
  route({
    method: 'delete',
    path: '/players/:id',
    tag,
    operationId: 'deletePlayer',
    summary: 'Remove a player who has neither played nor paid',
    description: 'A player who has ever paid or been in a fixture stays in the books. Archive them instead.',
    params,
    headers: ifMatch,
    answer: { description: 'Removed' },
    refuses: ['player_has_history'],
    handler: ({ params: { id }, headers }) => players.remove(id, headers['If-Match']),
  }),
  route({
    method: 'get',
    path: '/players/:id/statement',
    access: 'deputy',
    tag,
    operationId: 'getStatement',
    summary: 'Read a player’s statement',
    description:
      'Lists every fee and payment, oldest first, with the balance after each. Fees come before payments of the same instant.',
    params,
    answer: {
      description: 'The whole statement',
      schema: statement,
      forDeputy: statementForDeputy,
      example: exampleStatement,
    },
    handler: (input) => statements.get(input.params.id),
  }),
];

const onlyAName = () =>
  new AppError('forbidden', 'A deputy adds players by name. Only the organiser may give them bank names.');
