import { type RequestHandler, Router } from 'express';
import { noQuery } from '../http/no-query.ts';
import { unknownPath } from '../http/problem.ts';
import type { Services } from '../services/services.ts';
import type { Store } from '../store/store.ts';
import { createDocumentRoutes } from './documents.ts';
import { createEventRoutes } from './events.ts';
import { createFixtureRoutes } from './fixtures.ts';
import { createHealthRoutes } from './health.ts';
import { createIgnoredPayerRoutes } from './ignored-payers.ts';
import { createMonzoWebhookRoutes } from './monzo-webhook.ts';
import { createPaymentRoutes } from './payments.ts';
import { createPlayerRoutes } from './players.ts';
import { createSettingsRoutes } from './settings.ts';
import { createSummaryRoutes } from './summary.ts';

export type RouteDependencies = {
  services: Services;
  store: Pick<Store, 'ping' | 'watch'>;
  webhookSecret: string | undefined;
  /** Aborts when the server closes: open streams end then. */
  closing: AbortSignal;
};

/** What comes most, and is looked at before any router. */
export const createWebhook = ({ services, webhookSecret }: RouteDependencies) =>
  createMonzoWebhookRoutes(services.monzoWebhook, webhookSecret);

/** Every address outside the API: the bank's and the operator's. */
export function createOuterRoutes(dependencies: RouteDependencies): Router {
  const router = Router();
  const webhook = createWebhook(dependencies);
  const health = createHealthRoutes(dependencies.store);
  router.use(noOptions);
  router.post(webhook.path, ...webhook.receive);
  router.get('/healthz', health.alive);
  router.get('/readyz', health.ready);
  return router;
}

/** Every address of the API, below `/api/v1`. */
export function createApiRoutes({ services, store, closing }: RouteDependencies): Router {
  const router = Router();
  const players = createPlayerRoutes(services);
  const fixtures = createFixtureRoutes(services.fixtures);
  const payments = createPaymentRoutes(services);
  const ignoredPayers = createIgnoredPayerRoutes(services.ignoredPayers);
  const summary = createSummaryRoutes(services);
  const settings = createSettingsRoutes(services.settings);

  router.get('/players', players.list);
  router.post('/players', noQuery, ...players.create);
  router.get('/players/:id', noQuery, players.get);
  router.get('/players/:id/statement', noQuery, players.statement);
  router.post('/players/:id/bank_names/check', noQuery, ...players.checkBankName);
  router.post('/bank_names/check', noQuery, ...players.checkNewBankName);
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
  router.post('/payments', noQuery, ...payments.create);
  router.get('/payments/:id', noQuery, payments.get);
  router.put('/payments/:id/allocations', noQuery, ...payments.assign);
  router.delete('/payments/:id/allocations', noQuery, payments.unassign);
  router.put('/payments/:id/ignored', noQuery, ...payments.ignore);
  router.delete('/payments/:id/ignored', noQuery, payments.unignore);
  router.post('/payments/:id/undo', noQuery, ...payments.undo);

  router.get('/ignored_payers', noQuery, ignoredPayers.list);
  router.delete('/ignored_payers/:id', noQuery, ignoredPayers.remove);

  router.get('/settings', noQuery, settings.get);
  router.patch('/settings', noQuery, ...settings.update);

  router.get('/summary', noQuery, summary.get);
  router.get('/summary/season', noQuery, summary.season);
  router.get('/summary/players', noQuery, summary.byPlayer);
  router.get('/summary/fixtures', summary.byFixture);
  router.get('/events', noQuery, createEventRoutes(store, closing).stream);
  router.get('/openapi.json', noQuery, createDocumentRoutes().openapi);
  return router;
}

// No other origin may do anything here, so nobody needs to ask; and the answer would tell addresses apart.
const noOptions: RequestHandler = (request, response, next) =>
  request.method === 'OPTIONS' ? unknownPath(request, response, next) : next();
