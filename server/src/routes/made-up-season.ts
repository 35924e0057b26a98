import { madeUpSeason } from '@paidup/shared/made-up-season';
import { emptyBody } from '../http/json-body.ts';
import type { MadeUpSeason } from '../made-up-season/made-up-season.ts';
import { type Route, route } from '../http/route.ts';

const tag = 'Club';

/** Returns the calls that tell of a made-up season beside the club, make it while the club is empty, and take it away. */
export const madeUpSeasonRoutes = (season: Pick<MadeUpSeason, 'exists' | 'make' | 'clear'>): Route[] => [
  route({
    method: 'get',
    path: '/made_up_season',
    tag,
    operationId: 'getMadeUpSeason',
    summary: 'Tell whether there is a made-up season',
    description: 'A club that has its first records since may still have one beside it.',
    answer: { description: 'Whether there is one', schema: madeUpSeason, example: { exists: true } },
    handler: async () => ({ exists: await season.exists() }),
  }),
  route({
    method: 'put',
    path: '/made_up_season',
    tag,
    operationId: 'makeMadeUpSeason',
    summary: 'Make a made-up season to look around in',
    description:
      'It lies beside the club, which has to be empty, and touches nothing of it. The calls on players, fixtures, payments, the settings and the summaries reach it below `/api/v1/made_up`, as `/made_up/players` for instance. Payments that the bank reports go to the real club. A season that is there stays as it is.',
    body: emptyBody,
    refuses: ['club_not_empty', 'not_configured'],
    answer: { description: 'It is there' },
    handler: () => season.make(),
  }),
  route({
    method: 'delete',
    path: '/made_up_season',
    tag,
    operationId: 'clearMadeUpSeason',
    summary: 'Take the made-up season away',
    description: 'All of it goes, with whatever was changed in it. The real club is not touched.',
    answer: { description: 'It is gone, or there was none' },
    handler: () => season.clear(),
  }),
];
