import { noteReminder, playerDetail, playerDetailForDeputy } from '@paidup/shared/player';
import { emptyBody } from '../http/json-body.ts';
import { revertible } from '../http/own-change.ts';
import { ifMatch } from '../http/request-headers.ts';
import { recordParams, type Route, route } from '../http/route.ts';
import { examplePlayer, exampleReminded } from '../openapi/player-example.ts';
import type { Services } from '../services/services.ts';

const tag = 'Players';
const params = recordParams('player', examplePlayer.id);

/** Returns the calls that note who was reminded of a debt. */
export const reminderRoutes = ({ reminders, players }: Pick<Services, 'reminders' | 'players'>): Route[] => [
  route({
    method: 'put',
    path: '/players/:id/reminder',
    access: 'deputy',
    tag,
    operationId: 'noteReminder',
    summary: 'Note that a player was reminded, or when they said they would pay',
    description:
      'Paid Up sends nothing itself. What the body leaves out stays as it is. Both notes go as soon as the player owes nothing any more, and nothing is noted about a player who owes nothing.',
    params,
    headers: ifMatch,
    body: { schema: noteReminder, example: { reminded: true, promised_on: '2026-12-04' } },
    answer: {
      description: 'The player as they are now',
      schema: playerDetail,
      forDeputy: playerDetailForDeputy,
      example: exampleReminded,
    },
    handler: ({ params: { id }, body, headers, by }) => reminders.note(id, body, headers['If-Match'], by),
  }),
  route({
    method: 'post',
    path: '/players/:id/reminder/undo',
    access: 'deputy',
    tag,
    operationId: 'undoReminder',
    summary: 'Take back the last note of a reminder',
    description:
      'For a reminder that was not sent after all. After any other change of the player it is refused. A deputy may take back what they noted themselves.',
    params,
    headers: ifMatch,
    body: emptyBody,
    answer: {
      description: 'The player as they were before',
      schema: playerDetail,
      forDeputy: playerDetailForDeputy,
      example: { ...exampleReminded, reminded_at: null, promised_on: null },
    },
    handler: async ({ params: { id }, headers, caller, by }) => {
      const allowed = await revertible(caller, headers['If-Match'], () => players.get(id));
      return reminders.undo(id, allowed, by);
    },
  }),
];
