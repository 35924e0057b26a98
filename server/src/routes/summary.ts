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

/** The calls that tell how the club stands, and how it came there. */
export const summaryRoutes = (services: Pick<Services, 'summary' | 'season' | 'standings'>): Route[] => [
  route({
    method: 'get',
    path: '/summary',
    tag,
    operationId: 'getSummary',
    summary: 'See how the club stands',
    description:
      'Who owes what since when, what came in, what the pitches cost, when the bank was last heard, and whether the next fixture is on: heads missing, what each head would pay, and how many pay the pitch.',
    answer: { description: 'The summary', schema: summary, example: exampleSummary },
    handler: () => services.summary.get(),
  }),
  route({
    method: 'get',
    path: '/summary/season',
    tag,
    operationId: 'getSeason',
    summary: 'See how the position went over the last year',
    description:
      'At the end of each of the last 52 weeks in which something happened, and today, where it is the `position` of `GET /summary`.',
    answer: { description: 'The points, oldest first', schema: season, example: exampleSeason },
    handler: () => services.season.get(),
  }),
  route({
    method: 'get',
    path: '/summary/players',
    tag,
    operationId: 'listPlayerStandings',
    summary: 'See when each player last paid and came',
    description: 'Every player, the archived too, by name, and how many games each owes.',
    answer: { description: 'All of them', schema: playerStandings, example: exampleStandings },
    handler: () => services.standings.list(),
  }),
  route({
    method: 'get',
    path: '/summary/fixtures',
    tag,
    operationId: 'listFixtureSums',
    summary: 'See what each fixture cost and brought in',
    description: 'By kick-off, as the fixtures are listed. Only played ones charge anybody.',
    query: fixtureQuery,
    answer: { description: 'A page of sums', schema: fixtureSumsList, example: exampleFixtureSums },
    handler: ({ query }) => services.summary.byFixture(query),
  }),
];
