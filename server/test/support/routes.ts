import { systemClock, newId } from '../../src/clock-and-ids.ts';
import { createIdentify } from '../../src/http/caller.ts';
import { createSessionCookie } from '../../src/http/session-cookie.ts';
import { createRoutes, type Routes } from '../../src/routes/index.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createServices } from '../../src/services/services.ts';
import { openStore } from '../../src/store/open-store.ts';

/** Every call as it is declared, to read what it says of itself. */
export async function declaredRoutes(webhookSecret?: string): Promise<Routes> {
  const store = await openStore('sqlite::memory:', { info: () => {}, warn: () => {} });
  const services = createServices({ store, clock: systemClock, newId, timeZone: 'Europe/London' });
  await store.close();
  const cookie = createSessionCookie(false);
  return createRoutes({
    services,
    store,
    webhookSecret,
    publicUrl: undefined,
    cookie,
    identify: createIdentify(services.access, cookie),
    metrics: createMetrics(),
    closing: new AbortController().signal,
  });
}
