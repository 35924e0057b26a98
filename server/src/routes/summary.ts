import { fixtureQuery } from '@paidup/shared/fixture';
import type { Request, Response } from 'express';
import { sendJson } from '../http/send-json.ts';
import { parseInput } from '../parse-input.ts';
import type { Services } from '../services/services.ts';

export const createSummaryRoutes = ({ summary, season, standings }: Services) => ({
  get: async (_request: Request, response: Response) => sendJson(response, await summary.get()),

  season: async (_request: Request, response: Response) => sendJson(response, await season.get()),

  byPlayer: async (_request: Request, response: Response) => sendJson(response, await standings.list()),

  byFixture: async (request: Request, response: Response) =>
    sendJson(response, await summary.byFixture(parseInput(fixtureQuery, request.query))),
});
