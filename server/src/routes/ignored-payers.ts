import type { Request, Response } from 'express';
import { sendJson } from '../http/send-json.ts';
import type { IgnoredPayersService } from '../services/ignored-payers.ts';

export const createIgnoredPayerRoutes = (ignoredPayers: IgnoredPayersService) => ({
  list: async (_request: Request, response: Response) => sendJson(response, await ignoredPayers.list()),

  remove: async (request: Request<{ id: string }>, response: Response) => {
    await ignoredPayers.remove(request.params.id);
    response.status(204).end();
  },
});
