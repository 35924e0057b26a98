import type { Route } from '../http/route.ts';
import type { MadeUpSeason } from '../made-up-season/made-up-season.ts';
import type { Metrics } from '../metrics.ts';
import type { Services } from '../services/services.ts';
import type { Store } from '../store/store.ts';
import type { Identify } from '../http/caller.ts';
import type { SessionCookie } from '../http/session-cookie.ts';
import { attendanceRoutes } from './attendance.ts';
import { backupRoutes } from './backups.ts';
import { bankRoutes } from './bank.ts';
import { bankNameRoutes } from './bank-names.ts';
import { correctionRoutes } from './corrections.ts';
import { deputyRoutes } from './deputies.ts';
import { documentRoutes } from './documents.ts';
import { eventRoutes } from './events.ts';
import { fixtureRoutes } from './fixtures.ts';
import { healthRoutes } from './health.ts';
import { ignoredPayerRoutes } from './ignored-payers.ts';
import { madeUpSeasonRoutes } from './made-up-season.ts';
import { metricsRoutes } from './metrics.ts';
import { monzoWebhookRoutes } from './monzo-webhook.ts';
import { paymentRoutes } from './payments.ts';
import { personalDataRoutes } from './personal-data.ts';
import { playerRoutes } from './players.ts';
import { reminderRoutes } from './reminders.ts';
import { sessionRoutes } from './session.ts';
import { sessionsRoutes } from './sessions.ts';
import { settingsRoutes } from './settings.ts';
import { setupRoutes } from './setup.ts';
import { summaryRoutes } from './summary.ts';
import { tokenRoutes } from './tokens.ts';

export type RouteDependencies = {
  services: Services;
  store: Pick<Store, 'ping' | 'watch'>;
  season: MadeUpSeason;
  webhookSecret: string | undefined;
  publicUrl: string | undefined;
  cookie: SessionCookie;
  identify: Identify;
  metrics: Metrics;
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
export function createRoutes(dependencies: RouteDependencies): Routes {
  const { services, store, season, webhookSecret, publicUrl, cookie, identify, metrics } = dependencies;
  const { access } = services;
  const routes: Routes = {
    root: [
      ...monzoWebhookRoutes(services.monzoWebhook, webhookSecret, services.webhookSecret, metrics),
      ...healthRoutes(store, services.backups),
      ...metricsRoutes(metrics),
    ],
    api: [
      ...createClubRoutes(dependencies, dependencies),
      ...madeUpSeasonRoutes(season),
      ...sessionRoutes(access, cookie, identify),
      ...sessionsRoutes(access),
      ...setupRoutes(access, cookie),
      ...tokenRoutes(services.tokens),
      ...deputyRoutes(services.deputies, publicUrl),
      ...backupRoutes(services),
      ...documentRoutes(() => routes),
    ],
  };
  return routes;
}

/** Declares the calls on the records of one club, the real one or that of a made-up season. Who may come in is the same. */
export const createClubRoutes = (
  { services, store }: Pick<RouteDependencies, 'services' | 'store'>,
  { services: { access }, identify, metrics, closing }: RouteDependencies,
): Route[] => [
  ...playerRoutes(services),
  ...reminderRoutes(services),
  ...personalDataRoutes(services.personalData),
  ...bankRoutes(services),
  ...bankNameRoutes(services.bankNames),
  ...fixtureRoutes(services.fixtures),
  ...attendanceRoutes(services.fixtures),
  ...paymentRoutes(services),
  ...correctionRoutes(services),
  ...ignoredPayerRoutes(services.ignoredPayers),
  ...summaryRoutes(services),
  ...settingsRoutes(services.settings),
  ...eventRoutes({ store, access, identify, metrics, closing }),
];
