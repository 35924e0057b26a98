import { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import type { Store } from '../store/store.ts';

/** Returns the health checks for the tool that keeps the process running. */
export const healthRoutes = (store: Pick<Store, 'ping'>): Route[] => [
  route({
    method: 'get',
    path: '/healthz',
    access: 'public',
    tag: 'Operation',
    operationId: 'isAlive',
    summary: 'Is the server alive?',
    query: z.looseObject({}),
    answer: { description: 'It is', schema: health, example: { status: 'ok' } },
    handler: () => ({ status: 'ok' as const }),
  }),
  route({
    method: 'get',
    path: '/readyz',
    access: 'public',
    tag: 'Operation',
    operationId: 'isReady',
    summary: 'Can it reach its store?',
    query: z.looseObject({}),
    answer: { description: 'It can', schema: health, example: { status: 'ok' } },
    handler: async () => {
      await store.ping();
      return { status: 'ok' as const };
    },
  }),
];

const health = z.object({ status: z.literal('ok') });
