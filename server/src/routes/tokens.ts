import { type ApiToken, apiTokenCreated, apiTokenList, createApiToken } from '@paidup/shared/token';
import { recordParams, type Route, route } from '../http/route.ts';
import type { TokensService } from '../services/tokens.ts';

const tag = 'Access';
const spreadsheet: ApiToken = {
  id: 'token_5nB1xF',
  name: 'The spreadsheet',
  created_at: '2026-11-20T17:05:00.000Z',
  last_used_at: null,
};

/** Returns the calls on API tokens. */
export const tokenRoutes = (tokens: TokensService): Route[] => [
  route({
    method: 'get',
    path: '/tokens',
    access: 'organiser_session',
    tag,
    operationId: 'listTokens',
    summary: 'List the API tokens',
    answer: { description: 'All of them', schema: apiTokenList, example: { items: [spreadsheet] } },
    handler: () => tokens.list(),
  }),
  route({
    method: 'post',
    path: '/tokens',
    access: 'organiser_session',
    tag,
    operationId: 'createToken',
    summary: 'Make an API token for a script',
    description: 'Send it as `Authorization: Bearer …`. Histories name it as `by`.',
    body: { schema: createApiToken, example: { name: spreadsheet.name } },
    answer: {
      status: 201,
      description: 'The token, shown this once',
      schema: apiTokenCreated,
      example: { ...spreadsheet, token: 'Xw7RkD3mV9qPz1LhYc5TtN8sBg2JfUe6AoKi4ErQyWu' },
    },
    handler: ({ body }) => tokens.create(body.name),
  }),
  route({
    method: 'delete',
    path: '/tokens/:id',
    access: 'organiser_session',
    tag,
    operationId: 'deleteToken',
    summary: 'Revoke an API token',
    params: recordParams('token', spreadsheet.id),
    answer: { description: 'Revoked' },
    handler: ({ params }) => tokens.remove(params.id),
  }),
];
