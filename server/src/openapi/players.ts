import {
  createPlayer,
  playerChanged,
  playerDetail,
  playerList,
  playerQuery,
  updatePlayer,
} from '@paidup/shared/player';
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
import { examplePlayer as ashley } from './player-example.ts';
import { ANY_CALL, CHANGES_RECORD, ON_RECORD, problemAnswers, TAKES_BODY } from './problems.ts';

const added = { at: ashley.created_at, by: 'organiser', action: 'created', detail: 'Added' };
const tags = ['Players'];
const path = recordPath('player', ashley.id);

/** The calls on players. */
export const playerPaths: ZodOpenApiPathsObject = {
  '/players': {
    get: {
      tags,
      operationId: 'listPlayers',
      summary: 'List players by name',
      description: 'Those who are not archived, unless `archived` asks for others.',
      requestParams: { query: playerQuery },
      responses: {
        '200': jsonAnswer('A page of players', playerList, { items: [ashley], next_cursor: null }),
        ...problemAnswers(...ANY_CALL, 'invalid_input'),
      },
    },
    post: {
      tags,
      operationId: 'createPlayer',
      summary: 'Add a player',
      description:
        'Unmatched payments that show one of the bank names are credited at once, oldest first. A bank name belongs to one player only; case, accents, spaces and punctuation do not count.',
      requestParams: { header: optionalIdempotencyKeyHeader },
      requestBody: jsonBody(createPlayer, {
        name: ashley.name,
        accepted_bank_names: ashley.accepted_bank_names,
        attendance_start: ashley.attendance_start,
      }),
      responses: {
        '201': createdAnswer(
          'The new player, and how many waiting payments it credited',
          playerChanged,
          { ...ashley, total_paid: 500, total_fees: 0, matched_payments: 1 },
          '/players',
        ),
        ...problemAnswers(...ANY_CALL, ...TAKES_BODY, 'bank_name_taken', 'idempotency_key_reused'),
      },
    },
  },
  '/players/{id}': {
    get: {
      tags,
      operationId: 'getPlayer',
      summary: 'Read a player',
      requestParams: { path },
      responses: {
        '200': recordAnswer('The player, with the history', playerDetail, { ...ashley, history: [added] }),
        ...problemAnswers(...ON_RECORD),
      },
    },
    patch: {
      tags,
      operationId: 'updatePlayer',
      summary: 'Change a player',
      description:
        'Changes what the body names. An added bank name credits the unmatched payments that show it; taking one off moves nothing.',
      requestParams: { path, header: ifMatchHeader },
      requestBody: jsonBody(updatePlayer, {
        accepted_bank_names: [...ashley.accepted_bank_names, 'A KINGSCOTE'],
      }),
      responses: {
        '200': recordAnswer('The player, and how many waiting payments it credited', playerChanged, {
          ...ashley,
          accepted_bank_names: [...ashley.accepted_bank_names, 'A KINGSCOTE'],
          rev: 2,
          updated_at: '2026-11-26T08:05:00.000Z',
          matched_payments: 0,
        }),
        ...problemAnswers(...CHANGES_RECORD, ...TAKES_BODY, 'bank_name_taken'),
      },
    },
    delete: {
      tags,
      operationId: 'deletePlayer',
      summary: 'Remove a player without a past',
      description: 'Who has ever paid or been in a fixture stays in the books: archive them instead.',
      requestParams: { path, header: ifMatchHeader },
      responses: {
        '204': { description: 'Removed' },
        ...problemAnswers(...CHANGES_RECORD, 'player_has_history'),
      },
    },
  },
};
