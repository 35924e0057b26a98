import { beforeAll, describe, expect, it, test } from 'vitest';
import { API, codeOf } from '../support/club.ts';
import { INVALID } from '../support/refusals.ts';
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

describe('a route', () => {
  const app = useSharedApp();

  // The set-up is open while a link waits.
  beforeAll(async () => {
    await app().send('POST', `${API}/deputies`, { body: { name: 'Sam' } });
  });

  // The bank may send a browser back with more than it says.
  const named = routes.filter(({ base, path }) => base === API && path !== '/bank/callback');

  test.each(named)('refuses an unknown parameter: $name', async (route) => {
    const answer = await app().send(route.method.toUpperCase(), `${route.address}?dry_run=true`, {
      ...(route.body ? { body: route.body.example } : {}),
      headers: { 'Idempotency-Key': 'a' },
    });
    expect(codeOf(answer)).toEqual(INVALID);
    expect(answer.body).toMatchObject({ errors: [{ path: 'dry_run', message: 'is not known here' }] });
  });

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

  it('is the bank’s first, before all that others need', () => {
    expect(routes.find(({ base }) => base === '')?.path).toBe('/monzo_webhook');
  });
});
