import {
  cancelFixture,
  createFixture,
  fixtureQuery,
  joinFixture,
  updateFixture,
} from '@paidup/shared/fixture';
import type { Request, Response } from 'express';
import { ORGANISER } from '../http/guard.ts';
import { optionalIdempotencyKey } from '../http/idempotency-key.ts';
import { ifMatch } from '../http/if-match.ts';
import { sendJson, sendRecord } from '../http/send-json.ts';
import { jsonBody } from '../http/json-body.ts';
import { parseInput } from '../parse-input.ts';
import type { FixturesService } from '../services/fixtures.ts';

type OnFixture = Request<{ id: string }>;
type OnPlayer = Request<{ id: string; player_id: string }>;

export const createFixtureRoutes = (fixtures: FixturesService) => ({
  list: async (request: Request, response: Response) =>
    sendJson(response, await fixtures.list(parseInput(fixtureQuery, request.query))),

  create: [
    ...jsonBody,
    async (request: Request, response: Response) => {
      const key = optionalIdempotencyKey(request);
      const fixture = await fixtures.create(parseInput(createFixture, request.body), ORGANISER, key);
      response.setHeader('Location', `/api/v1/fixtures/${fixture.id}`);
      sendRecord(response, fixture, 201);
    },
  ],

  get: async (request: OnFixture, response: Response) =>
    sendRecord(response, await fixtures.get(request.params.id)),

  update: [
    ...jsonBody,
    async (request: OnFixture, response: Response) => {
      const input = parseInput(updateFixture, request.body);
      sendRecord(response, await fixtures.update(request.params.id, input, ifMatch(request), ORGANISER));
    },
  ],

  remove: async (request: OnFixture, response: Response) => {
    await fixtures.remove(request.params.id, ifMatch(request));
    response.status(204).end();
  },

  join: [
    ...jsonBody,
    async (request: OnPlayer, response: Response) => {
      const { id, player_id } = request.params;
      const input = parseInput(joinFixture, request.body);
      sendRecord(response, await fixtures.join(id, player_id, input, ifMatch(request), ORGANISER));
    },
  ],

  leave: async (request: OnPlayer, response: Response) => {
    const { id, player_id } = request.params;
    sendRecord(response, await fixtures.leave(id, player_id, ifMatch(request), ORGANISER));
  },

  cancel: [
    ...jsonBody,
    async (request: OnFixture, response: Response) => {
      const input = parseInput(cancelFixture, request.body);
      sendRecord(response, await fixtures.cancel(request.params.id, input, ifMatch(request), ORGANISER));
    },
  ],

  restore: async (request: OnFixture, response: Response) =>
    sendRecord(response, await fixtures.restore(request.params.id, ifMatch(request), ORGANISER)),
});
