import type { Request, Response } from 'express';
import { sendJson } from '../http/send-json.ts';
import type { Store } from '../store/store.ts';

/** For whoever keeps the process running: is it alive, and can it reach its store? */
export const createHealthRoutes = (store: Pick<Store, 'ping'>) => ({
  alive: (_request: Request, response: Response) => sendJson(response, { status: 'ok' }),

  ready: async (_request: Request, response: Response) => {
    await store.ping();
    sendJson(response, { status: 'ok' });
  },
});
