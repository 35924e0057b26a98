import { fixtureQuery } from '@paidup/shared/fixture';
import type { Request, Response } from 'express';
import { sendJson } from '../http/if-match.ts';
import { parseInput } from '../parse-input.ts';
import type { SummaryService } from '../services/summary.ts';

export const createSummaryRoutes = (summary: SummaryService) => ({
  get: async (_request: Request, response: Response) => sendJson(response, await summary.get()),

  byFixture: async (request: Request, response: Response) =>
    sendJson(response, await summary.byFixture(parseInput(fixtureQuery, request.query))),
});
