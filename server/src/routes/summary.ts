import { fixtureQuery } from '@paidup/shared/fixture';
import { fixtureSumsList, playerStandings, season, summary } from '@paidup/shared/summary';
import { type Route, route } from '../http/route.ts';
import {
  exampleFixtureSums,
  exampleSeason,
  exampleStandings,
  exampleSummary,
} from '../openapi/summary-example.ts';
import type { Services } from '../services/services.ts';

const tag = 'Club';

/** Returns the calls that sum up the club. */
export const summaryRoutes = (services: Pick<Services, 'summary' | 'season' | 'standings'>): Route[] => [
  route({
    method: 'get',
    path: '/summary',
    access: 'deputy',
    tag,
    operationId: 'getSummary',
    summary: 'See how the club stands',
    description:
      'Lists the debtors, what came in, what the pitches cost and when the bank last sent something. For the next fixture it tells how many heads are missing, what each head would pay, and how many heads would cover the pitch. A game that has kicked off stays `todays_fixture` until midnight.',
    answer: { description: 'The summary', schema: summary, example: exampleSummary },
    handler: () => services.summary.get(),
  }),
  route({
    method: 'get',
    path: '/summary/season',
    access: 'deputy',
    tag,
    operationId: 'getSeason',
    summary: 'See how the position went over the last year',
    description:
      'One point for the end of each of the last 52 weeks in which something happened, and one for today. Today’s is the `position` of `GET /summary`.',
    answer: { description: 'The points, oldest first', schema: season, example: exampleSeason },
    handler: () => services.season.get(),
  }),
  route({
    method: 'get',
    path: '/summary/players',
    access: 'deputy',
    tag,
    operationId: 'listPlayerStandings',
    summary: 'See when each player last paid and came',
    description: 'All players by name, archived ones included, with how many games each owes.',
    answer: { description: 'All of them', schema: playerStandings, example: exampleStandings },
    handler: () => services.standings.list(),
  }),
  route({
    method: 'get',
    path: '/summary/fixtures',
    access: 'deputy',
    tag,
    operationId: 'listFixtureSums',
    summary: 'See what each fixture cost and brought in',
    description: 'Ordered by kick-off, as in the list of fixtures. Only played fixtures charge anybody.',
    query: fixtureQuery,
    answer: { description: 'A page of sums', schema: fixtureSumsList, example: exampleFixtureSums },
    handler: ({ query }) => services.summary.byFixture(query),
  }),
];
