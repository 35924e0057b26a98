import { describe, expect, it, test } from 'vitest';
import { API, codeOf } from '../support/club.ts';
import type { Ask } from '../support/http-client.ts';
import { CROSS_ORIGIN, INVALID } from '../support/refusals.ts';
import { declaredRoutes } from '../support/routes.ts';
import { useSharedApp } from '../support/use-app.ts';

const { api, root } = await declaredRoutes();
const routes = [
  ...api.map((route) => ({ ...route, base: API })),
  ...root.map((route) => ({ ...route, base: '' })),
].map((route) => ({
  ...route,
  name: `${route.method.toUpperCase()} ${route.base}${route.path}`,
  address: route.base + route.path.replace(/:\w+/g, 'none'),
}));

/** Open to everybody, on purpose. Whatever is added has to be added here. */
const PUBLIC = ['GET /healthz', 'GET /readyz'];
const guarded = routes.filter(({ name }) => !PUBLIC.includes(name));
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'];
const guardedAddresses = [...new Set(guarded.map(({ address }) => address))];

const otherNames = ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80', '0.0.0.0'];
const oddNames = ['evil.example#127.0.0.1', '127.0.0.1@evil.example'];
const otherPages = [
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { Origin: 'http://localhost' },
  { Origin: 'https://127.0.0.1' },
  { Origin: '' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'nonsense' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://127.0.0.1' },
  { 'X-Forwarded-Host': 'evil.example', Origin: 'http://evil.example' },
];

describe('a route', () => {
  const app = useSharedApp();

  /** What a stranger is told, who must not learn which methods there are either. */
  async function told(method: string, address: string, ask: Ask) {
    const answer = await app().send(method, address, ask);
    expect(answer.headers).not.toHaveProperty('allow');
    return method === 'HEAD' ? [answer.status, 'cross_origin'] : codeOf(answer);
  }

  test.each(guardedAddresses)(
    'tells nothing under another name, whatever the method: %s',
    async (address) => {
      for (const method of methods)
        for (const Host of method === 'GET' ? [...otherNames, ...oddNames] : otherNames)
          expect(await told(method, address, { headers: { Host } })).toEqual(CROSS_ORIGIN);
    },
  );

  test.each(guardedAddresses)('takes no change from another page: %s', async (address) => {
    const before = await app().stored();
    for (const method of methods.filter((method) => !['GET', 'HEAD'].includes(method)))
      for (const headers of otherPages)
        expect(await told(method, address, { headers, body: method === 'TRACE' ? undefined : '{' })).toEqual(
          CROSS_ORIGIN,
        );
    expect(await app().stored()).toEqual(before);
  });

  test.each(routes.filter(({ base }) => base === API))(
    'refuses an unknown parameter: $name',
    async (route) => {
      const answer = await app().send(route.method.toUpperCase(), `${route.address}?dry_run=true`, {
        ...(route.body ? { body: route.body.example } : {}),
        headers: { 'Idempotency-Key': 'a' },
      });
      expect(codeOf(answer)).toEqual(INVALID);
      expect(answer.body).toMatchObject({ errors: [{ path: 'dry_run', message: 'is not known here' }] });
    },
  );

  test.each(routes.filter(({ body, base }) => body && base === API))(
    'refuses an unknown field of its body: $name',
    async ({ method, address, body }) => {
      const before = await app().stored();
      const answer = await app().send(method.toUpperCase(), address, {
        body: { ...(body?.example as object), nonsense: 1 },
        headers: { 'Idempotency-Key': 'a' },
      });
      expect(codeOf(answer)).toEqual(INVALID);
      expect(answer.body).toMatchObject({ errors: [{ path: 'nonsense', message: 'is not known here' }] });
      expect(await app().stored()).toEqual(before);
    },
  );

  it('is public only if it stands in the list above', () => {
    const open = routes.filter(({ access }) => access === 'public').map(({ name }) => name);
    expect(open).toEqual(PUBLIC);
  });

  it('is the bank’s first, before all that others need', () => {
    expect(routes.find(({ base }) => base === '')?.path).toBe('/monzo_webhook');
  });
});
