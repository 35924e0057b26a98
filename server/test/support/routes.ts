import { systemClock, newId } from '../../src/clock-and-ids.ts';
import { createIdentify } from '../../src/http/caller.ts';
import { createSessionCookie } from '../../src/http/session-cookie.ts';
import { createRoutes, type Routes } from '../../src/routes/index.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createMadeUpSeason } from '../../src/made-up-season/made-up-season.ts';
import { createServices } from '../../src/services/services.ts';
import { openScratchStore, openSeasonPlace, openStore } from '../../src/store/open-store.ts';

/** Every call as it is declared, to read what it says of itself. */
export async function declaredRoutes(webhookSecret?: string): Promise<Routes> {
  const url = 'sqlite::memory:';
  const log = { info: () => {}, warn: () => {} };
  const store = await openStore(url, log);
  const surroundings = { store, clock: systemClock, newId, timeZone: 'Europe/London' };
  const services = createServices(surroundings);
  await store.close();
  const cookie = createSessionCookie(false);
  return createRoutes({
    services,
    store,
    season: createMadeUpSeason({
      ...surroundings,
      place: await openSeasonPlace(url, log),
      openScratch: () => openScratchStore(log),
    }),
    webhookSecret,
    publicUrl: undefined,
    cookie,
    identify: createIdentify(services.access, cookie),
    metrics: createMetrics(),
    closing: new AbortController().signal,
  });
}
