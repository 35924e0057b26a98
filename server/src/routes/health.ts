import { instant } from '@paidup/shared/time';
import { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import type { BackupsService } from '../services/backups.ts';
import type { Store } from '../store/store.ts';

/** Returns the health checks for the tool that keeps the process running. */
export const healthRoutes = (store: Pick<Store, 'ping'>, backups: Pick<BackupsService, 'state'>): Route[] => [
  route({
    method: 'get',
    path: '/healthz',
    access: 'public',
    overload: 'answered',
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
    description:
      'With a folder for backups it says when the newest was made, too. An old one does not make it less ready.',
    answer: { description: 'It can', schema: readiness, example: { status: 'ok' } },
    handler: async () => {
      await store.ping();
      const state = await backups.state();
      return { status: 'ok' as const, ...(state && { last_backup_at: state.last_at }) };
    },
  }),
];

const health = z.object({ status: z.literal('ok') });
const readiness = health.extend({ last_backup_at: instant.nullable().optional() });
