import { type RequestHandler, Router } from 'express';
import { noQuery } from '../http/no-query.ts';
import { unknownPath } from '../http/problem.ts';
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
  router.use(noOptions);
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
  router.post('/players', noQuery, ...players.create);
  router.get('/players/:id', noQuery, players.get);
  router.patch('/players/:id', noQuery, ...players.update);
  router.delete('/players/:id', noQuery, players.remove);

  router.get('/fixtures', fixtures.list);
  router.post('/fixtures', noQuery, ...fixtures.create);
  router.get('/fixtures/:id', noQuery, fixtures.get);
  router.patch('/fixtures/:id', noQuery, ...fixtures.update);
  router.delete('/fixtures/:id', noQuery, fixtures.remove);
  router.put('/fixtures/:id/players/:player_id', noQuery, ...fixtures.join);
  router.delete('/fixtures/:id/players/:player_id', noQuery, fixtures.leave);
  router.put('/fixtures/:id/cancellation', noQuery, ...fixtures.cancel);
  router.delete('/fixtures/:id/cancellation', noQuery, fixtures.restore);

  router.get('/payments', payments.list);
  router.get('/payments/:id', noQuery, payments.get);

  router.get('/summary', noQuery, createSummaryRoutes(services.summary).get);
  router.get('/events', noQuery, createEventRoutes(store, closing).stream);
  router.get('/openapi.json', noQuery, createDocumentRoutes().openapi);
  return router;
}

// No other origin may do anything here, so nobody needs to ask; and the answer would tell addresses apart.
const noOptions: RequestHandler = (request, response, next) =>
  request.method === 'OPTIONS' ? unknownPath(request, response, next) : next();
