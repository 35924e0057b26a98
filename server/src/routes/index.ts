import { Router } from 'express';
import type { Services } from '../services/services.ts';
import type { Store } from '../store/store.ts';
import { createDocumentRoutes } from './documents.ts';
import { createEventRoutes } from './events.ts';
import { createFixtureRoutes } from './fixtures.ts';
import { createHealthRoutes } from './health.ts';
import { createMonzoWebhookRoutes } from './monzo-webhook.ts';
import { createPaymentRoutes } from './payments.ts';
import { createPlayerRoutes } from './players.ts';
import { createSummaryRoutes } from './summary.ts';

export type RouteDependencies = {
  services: Services;
  store: Pick<Store, 'ping' | 'watch'>;
  webhookSecret: string | undefined;
  /** Aborts when the server closes: open streams end then. */
  closing: AbortSignal;
};

/** Every address outside the API: the bank's and the operator's. */
export function createOuterRoutes({ services, store, webhookSecret }: RouteDependencies): Router {
  const router = Router();
  const webhook = createMonzoWebhookRoutes(services.monzoWebhook, webhookSecret);
  const health = createHealthRoutes(store);
  router.post(webhook.path, ...webhook.receive);
  router.get('/healthz', health.alive);
  router.get('/readyz', health.ready);
  return router;
}

/** Every address of the API, below `/api/v1`. */
export function createApiRoutes({ services, store, closing }: RouteDependencies): Router {
  const router = Router();
  const players = createPlayerRoutes(services.players);
  const fixtures = createFixtureRoutes(services.fixtures);
  const payments = createPaymentRoutes(services.payments);

  router.get('/players', players.list);
  router.post('/players', ...players.create);
  router.get('/players/:id', players.get);
  router.patch('/players/:id', ...players.update);
  router.delete('/players/:id', players.remove);

  router.get('/fixtures', fixtures.list);
  router.post('/fixtures', ...fixtures.create);
  router.get('/fixtures/:id', fixtures.get);
  router.patch('/fixtures/:id', ...fixtures.update);
  router.delete('/fixtures/:id', fixtures.remove);
  router.put('/fixtures/:id/players/:player_id', ...fixtures.join);
  router.delete('/fixtures/:id/players/:player_id', fixtures.leave);
  router.put('/fixtures/:id/cancellation', ...fixtures.cancel);
  router.delete('/fixtures/:id/cancellation', fixtures.restore);

  router.get('/payments', payments.list);
  router.get('/payments/:id', payments.get);

  router.get('/summary', createSummaryRoutes(services.summary).get);
  router.get('/events', createEventRoutes(store, closing).stream);
  router.get('/openapi.json', createDocumentRoutes().openapi);
  return router;
}
