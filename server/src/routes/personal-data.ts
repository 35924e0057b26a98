import { personalData } from '@paidup/shared/personal-data';
import { ifMatch } from '../http/request-headers.ts';
import { recordParams, type Route, route } from '../http/route.ts';
import { creditedPayment } from '../openapi/payment-example.ts';
import { examplePlayer as ashley, exampleStatement } from '../openapi/player-example.ts';
import type { PersonalDataService } from '../services/personal-data.ts';

const tag = 'Players';
const params = recordParams('player', ashley.id);
const added = { at: ashley.created_at, by: 'organiser', action: 'created', detail: 'Added' };

/** Returns the calls on what is kept about a person. */
export const personalDataRoutes = (data: PersonalDataService): Route[] => [
  route({
    method: 'get',
    path: '/players/:id/data',
    access: 'organiser_session',
    tag,
    operationId: 'getPersonalData',
    summary: 'Download all that is kept about a player',
    description:
      'For a player who asks what you know about them. Who shared a payment or a game with them is left out, but histories may name others.',
    params,
    answer: {
      description: 'The player, the statement, the games and the payments',
      schema: personalData,
      example: {
        player: { ...ashley, removable: false, history: [added] },
        statement: exampleStatement.entries,
        fixtures: [
          {
            id: 'fixture_7bN3cT',
            date: '2026-11-25',
            time: '18:30',
            location: 'Riverside 5s',
            status: 'played',
            state: 'in',
            guests: 0,
            fee: 500,
            joined_at: '2026-11-20T09:00:00.000Z',
          },
        ],
        payments: [creditedPayment],
      },
    },
    handler: (input, { response }) => {
      response.setHeader('Content-Disposition', 'attachment; filename="personal-data.json"');
      return data.read(input.params.id);
    },
  }),
  route({
    method: 'delete',
    path: '/players/:id/data',
    access: 'organiser_session',
    tag,
    operationId: 'erasePersonalData',
    summary: 'Erase what tells about a player',
    description:
      'Erases the name, the bank names and, on their payments, payers’ names, accounts, references, notes and the details of histories. The books keep ids and amounts under “Former player”, and a payment that the bank delivers again is a duplicate. It can’t be undone. Backups that were made before still hold everything, and a MongoDB server overwrites what was stored in its own time.',
    params,
    headers: ifMatch,
    answer: { description: 'Erased' },
    handler: ({ params: { id }, headers, by }) => data.erase(id, headers['If-Match'], by),
  }),
];
