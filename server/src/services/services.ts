import type { Store } from '../store/store.ts';
import { createFixturesService } from './fixtures.ts';
import { createMonzoWebhookService } from './monzo-webhook.ts';
import { createPaymentsService } from './payments.ts';
import { createPlayersService } from './players.ts';
import { createRevise, type Revise } from './revise.ts';
import { createSummaryService } from './summary.ts';

/** What comes from outside: where records live, what time it is, what a new record is called. */
export type Surroundings = {
  store: Store;
  /** The current instant, RFC 3339 UTC with milliseconds. */
  clock: () => string;
  newId: (prefix: string) => string;
  /** The club's, an IANA name. */
  timeZone: string;
};

export type ServiceDependencies = Surroundings & { revise: Revise };

/** Everything the club can do, on one store. */
export function createServices(surroundings: Surroundings) {
  const dependencies = { ...surroundings, revise: createRevise() };
  const payments = createPaymentsService(dependencies);
  const players = createPlayersService(dependencies, payments);
  const fixtures = createFixturesService(dependencies);
  return {
    players,
    fixtures,
    payments,
    monzoWebhook: createMonzoWebhookService(dependencies, payments),
    summary: createSummaryService(dependencies, fixtures),
  };
}

export type Services = ReturnType<typeof createServices>;
