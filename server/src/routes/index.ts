import type { Route } from '../http/route.ts';
import type { Services } from '../services/services.ts';
import type { Store } from '../store/store.ts';
import { attendanceRoutes } from './attendance.ts';
import { backupRoutes } from './backups.ts';
import { bankNameRoutes } from './bank-names.ts';
import { correctionRoutes } from './corrections.ts';
import { documentRoutes } from './documents.ts';
import { eventRoutes } from './events.ts';
import { fixtureRoutes } from './fixtures.ts';
import { healthRoutes } from './health.ts';
import { ignoredPayerRoutes } from './ignored-payers.ts';
import { monzoWebhookRoutes } from './monzo-webhook.ts';
import { paymentRoutes } from './payments.ts';
import { playerRoutes } from './players.ts';
import { settingsRoutes } from './settings.ts';
import { summaryRoutes } from './summary.ts';

export type RouteDependencies = {
  services: Services;
  store: Pick<Store, 'ping' | 'watch'>;
  webhookSecret: string | undefined;
  /** Aborts when the server closes, so that open streams end. */
  closing: AbortSignal;
};

/** All calls of the server. */
export type Routes = {
  /** Calls at the root, for the bank and for health checks. The busiest comes first. */
  root: Route[];
  /** Calls below `/api/v1`. */
  api: Route[];
};

/** Declares every call. */
export function createRoutes({ services, store, webhookSecret, closing }: RouteDependencies): Routes {
  const routes: Routes = {
    root: [
      ...monzoWebhookRoutes(services.monzoWebhook, webhookSecret),
      ...healthRoutes(store, services.backups),
    ],
    api: [
      ...playerRoutes(services),
      ...bankNameRoutes(services.bankNames),
      ...fixtureRoutes(services.fixtures),
      ...attendanceRoutes(services.fixtures),
      ...paymentRoutes(services),
      ...correctionRoutes(services.corrections),
      ...ignoredPayerRoutes(services.ignoredPayers),
      ...summaryRoutes(services),
      ...settingsRoutes(services.settings),
      ...backupRoutes(services),
      ...eventRoutes(store, closing),
      ...documentRoutes(() => routes),
    ],
  };
  return routes;
}
