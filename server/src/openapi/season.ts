import { playerStandings, season } from '@paidup/shared/summary';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { jsonAnswer } from './calls.ts';
import { ANY_CALL, problemAnswers } from './problems.ts';

const tags = ['Club'];

/** The calls that look back: at the club's year, and at each player's last weeks. */
export const seasonPaths: ZodOpenApiPathsObject = {
  '/summary/season': {
    get: {
      tags,
      operationId: 'getSeason',
      summary: 'See how the position went over the last year',
      description:
        'At the end of each of the last 52 weeks in which something happened, and today, where it is the `position` of `GET /summary`.',
      responses: {
        '200': jsonAnswer('The points, oldest first', season, {
          points: [
            { at: '2026-11-15', position: -1500 },
            { at: '2026-11-22', position: 500 },
            { at: '2026-11-25', position: 1000 },
          ],
        }),
        ...problemAnswers(...ANY_CALL),
      },
    },
  },
  '/summary/players': {
    get: {
      tags,
      operationId: 'listPlayerStandings',
      summary: 'See when each player last paid and came',
      description: 'Every player, the archived too, by name, and how many games each owes.',
      responses: {
        '200': jsonAnswer('All of them', playerStandings, {
          items: [
            {
              player_id: 'player_4fJ2mQ',
              last_paid_at: '2026-11-18T20:12:08.000Z',
              last_came_at: '2026-11-18T18:30:00.000Z',
              games_owed: 0,
            },
            { player_id: 'player_9sK1xB', last_paid_at: null, last_came_at: null, games_owed: 0 },
          ],
        }),
        ...problemAnswers(...ANY_CALL),
      },
    },
  },
};
