import type { Router } from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { newId } from '../new-id.ts';
import { createApiRoutes, createOuterRoutes } from '../routes/index.ts';
import { createServices } from '../services/services.ts';
import { openStore } from '../store/open-store.ts';
import { documentedPaths } from './document.ts';

test('it documents every call of the API, and no other', async () => {
  const documented = callsOf(({ servers }) => servers === undefined);
  expect(documented).toEqual(served(createApiRoutes(await dependencies())));
});

test('it documents every call beside the API, with and without a secret', async () => {
  const outer = await dependencies();
  const open = served(createOuterRoutes(outer));
  const secret = served(createOuterRoutes({ ...outer, webhookSecret: 's'.repeat(32) }));
  const documented = callsOf(({ servers }) => servers?.[0]?.url === '/');
  expect(documented).toEqual([...new Set([...open, ...secret])].sort());
});

async function dependencies() {
  const store = await openStore('sqlite::memory:', { info: () => {}, warn: () => {} });
  onTestFinished(() => store.close());
  const services = createServices({ store, clock: systemClock, newId, timeZone: 'Europe/London' });
  return { services, store, webhookSecret: undefined, closing: new AbortController().signal };
}

/** What a router answers, as `get /players/{id}`. */
const served = (router: Router) =>
  router.stack
    .flatMap(({ route }) => {
      const methods = new Set(route?.stack.map(({ method }) => method));
      return [...methods].map((method) => `${method} ${route?.path.replace(/:(\w+)/g, '{$1}')}`);
    })
    .sort();

const callsOf = (isWanted: (path: { servers?: { url: string }[] }) => boolean) =>
  Object.entries(documentedPaths)
    .filter(([, path]) => isWanted(path))
    .flatMap(([path, { servers: _servers, ...calls }]) =>
      Object.keys(calls).map((method) => `${method} ${path}`),
    )
    .sort();
