import { checkBankName, createPlayer, playerQuery, updatePlayer } from '@paidup/shared/player';
import type { Request, Response } from 'express';
import { ORGANISER } from '../http/guard.ts';
import { optionalIdempotencyKey } from '../http/idempotency-key.ts';
import { ifMatch } from '../http/if-match.ts';
import { sendJson, sendRecord } from '../http/send-json.ts';
import { jsonBody } from '../http/json-body.ts';
import { parseInput } from '../parse-input.ts';
import type { Services } from '../services/services.ts';

export const createPlayerRoutes = ({ players, statement, bankNames }: Services) => ({
  list: async (request: Request, response: Response) =>
    sendJson(response, await players.list(parseInput(playerQuery, request.query))),

  create: [
    ...jsonBody,
    async (request: Request, response: Response) => {
      const key = optionalIdempotencyKey(request);
      const player = await players.create(parseInput(createPlayer, request.body), ORGANISER, key);
      response.setHeader('Location', `/api/v1/players/${player.id}`);
      sendRecord(response, player, 201);
    },
  ],

  get: async (request: Request<{ id: string }>, response: Response) =>
    sendRecord(response, await players.get(request.params.id)),

  statement: async (request: Request<{ id: string }>, response: Response) =>
    sendJson(response, await statement.get(request.params.id)),

  checkBankName: [
    ...jsonBody,
    async (request: Request<{ id: string }>, response: Response) => {
      const input = parseInput(checkBankName, request.body);
      sendJson(response, await bankNames.check(request.params.id, input));
    },
  ],

  checkNewBankName: [
    ...jsonBody,
    async (request: Request, response: Response) =>
      sendJson(response, await bankNames.check(null, parseInput(checkBankName, request.body))),
  ],

  update: [
    ...jsonBody,
    async (request: Request<{ id: string }>, response: Response) => {
      const input = parseInput(updatePlayer, request.body);
      sendRecord(response, await players.update(request.params.id, input, ifMatch(request), ORGANISER));
    },
  ],

  remove: async (request: Request<{ id: string }>, response: Response) => {
    await players.remove(request.params.id, ifMatch(request));
    response.status(204).end();
  },
});
