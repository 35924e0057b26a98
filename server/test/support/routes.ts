import { systemClock, newId } from '../../src/clock-and-ids.ts';
import { createRoutes, type Routes } from '../../src/routes/index.ts';
import { createServices } from '../../src/services/services.ts';
import { openStore } from '../../src/store/open-store.ts';

/** Every call as it is declared, to read what it says of itself. */
export async function declaredRoutes(webhookSecret?: string): Promise<Routes> {
  const store = await openStore('sqlite::memory:', { info: () => {}, warn: () => {} });
  const services = createServices({ store, clock: systemClock, newId, timeZone: 'Europe/London' });
  await store.close();
  return createRoutes({ services, store, webhookSecret, closing: new AbortController().signal });
}
