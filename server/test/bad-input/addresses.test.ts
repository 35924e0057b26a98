import { describe, expect, it, test } from 'vitest';
import { declaredRoutes } from '../support/routes.ts';
import { API, clubOf, codeOf } from '../support/club.ts';
import { expectRefused, INVALID, NOT_FOUND } from '../support/refusals.ts';
import { useSharedApp } from '../support/use-app.ts';

const routes: [path: string, methods: string[]][] = [
  ['/players', ['GET', 'HEAD', 'POST']],
  ['/players/x', ['GET', 'HEAD', 'PATCH', 'DELETE']],
  ['/fixtures', ['GET', 'HEAD', 'POST']],
  ['/fixtures/x', ['GET', 'HEAD', 'PATCH', 'DELETE']],
  ['/fixtures/x/players/y', ['PUT', 'DELETE']],
  ['/fixtures/x/players', ['PATCH']],
  ['/fixtures/x/cancellation', ['PUT', 'DELETE']],
  ['/players/x/statement', ['GET', 'HEAD']],
  ['/players/x/reminder', ['PUT']],
  ['/players/x/reminder/undo', ['POST']],
  ['/players/x/data', ['GET', 'HEAD', 'DELETE']],
  ['/players/x/bank_names/check', ['POST']],
  ['/bank_names/check', ['POST']],
  ['/payments', ['GET', 'HEAD', 'POST']],
  ['/payments/x', ['GET', 'HEAD']],
  ['/payments/x/allocations', ['PUT', 'DELETE']],
  ['/payments/x/ignored', ['PUT', 'DELETE']],
  ['/payments/x/undo', ['POST']],
  ['/fixtures/x/undo', ['POST']],
  ['/ignored_payers', ['GET', 'HEAD']],
  ['/ignored_payers/x', ['DELETE']],
  ['/settings', ['GET', 'HEAD', 'PATCH']],
  ['/settings/x', []],
  ['/made_up_season', ['GET', 'HEAD', 'PUT', 'DELETE']],
  ['/summary', ['GET', 'HEAD']],
  ['/summary/season', ['GET', 'HEAD']],
  ['/summary/players', ['GET', 'HEAD']],
  ['/summary/fixtures', ['GET', 'HEAD']],
  ['/events', ['GET', 'HEAD']],
  ['/openapi.json', ['GET', 'HEAD']],
  ['/session', ['GET', 'HEAD', 'POST', 'DELETE']],
  ['/sessions', ['GET', 'HEAD']],
  ['/sessions/x', ['DELETE']],
  ['/password', ['PUT']],
  ['/setup', ['POST']],
  ['/tokens', ['GET', 'HEAD', 'POST']],
  ['/tokens/x', ['DELETE']],
  ['/deputies', ['GET', 'HEAD', 'POST']],
  ['/deputies/x', ['DELETE']],
  ['/backup', ['GET', 'HEAD']],
  ['/export/players.csv', ['GET', 'HEAD']],
  ['/export/fixtures.csv', ['GET', 'HEAD']],
  ['/export/payments.csv', ['GET', 'HEAD']],
  ['/export/all.json', ['GET', 'HEAD']],
  ['/bank', ['GET', 'HEAD', 'PATCH']],
  ['/bank/connection', ['POST', 'DELETE']],
  ['/bank/callback', ['GET', 'HEAD']],
  ['/bank/accounts', ['GET', 'HEAD']],
  ['/bank/pots', ['GET', 'HEAD']],
  ['/bank/catch_up', ['POST']],
  ['/export', []],
  ['', []],
  ['/', []],
  ['/nothing', []],
];
const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'PROPFIND',
  'TRACE',
  'SEARCH',
  'LOCK',
];

test('every declared address is in the list above, with its methods', async () => {
  const { api } = await declaredRoutes();
  const declared = Map.groupBy(api, ({ path }) => path.replace(/:id/g, 'x').replace(/:\w+/g, 'y'));
  const listed = routes.filter(([, known]) => known.length > 0);
  expect(listed.map(([path]) => path).sort()).toEqual([...declared.keys()].sort());
  for (const [path, known] of listed)
    expect([path, known.filter((method) => method !== 'HEAD').sort()]).toEqual([
      path,
      declared
        .get(path)
        ?.map(({ method }) => method.toUpperCase())
        .sort(),
    ]);
});

describe('an address', () => {
  const app = useSharedApp();

  const refused = (isKnown: boolean) =>
    routes
      .filter(([, known]) => known.length > 0 === isKnown)
      .flatMap(([path, known]) =>
        methods
          .filter((method) => !known.includes(method))
          .map((method) => [method, path, [...known].sort().join(', ')] as const),
      );

  test.each(refused(false))('is unknown for %s at /api/v1%s', async (method, path) => {
    const answer = await app().send(method, API + path, { headers: { Accept: 'text/html' } });
    expect(answer.status).toBe(404);
    if (method !== 'HEAD') expect(codeOf(answer)).toEqual(NOT_FOUND);
    expect(answer.headers).not.toHaveProperty('allow');
  });

  test.each(refused(true))('does not take %s at /api/v1%s, and says that it takes %s', async (...row) => {
    const [method, path, allowed] = row;
    const before = await app().stored();
    const answer = await app().send(method, API + path, { body: '{', headers: { Accept: 'text/html' } });
    expect(answer).toMatchObject({ status: 405, headers: { allow: allowed } });
    if (method !== 'HEAD') expect(codeOf(answer)).toEqual([405, 'method_not_allowed']);
    expect(await app().stored()).toEqual(before);
  });

  test.each([
    ['/players/a%2Fb', NOT_FOUND],
    ['/players/..%2f..%2fhealthz', NOT_FOUND],
    ['/players/%2e%2e', NOT_FOUND],
    ['/players/%00', NOT_FOUND],
    ['/players/%0d%0aSet-Cookie:x=1', NOT_FOUND],
    ['/players/__proto__', NOT_FOUND],
    ['/players/constructor', NOT_FOUND],
    ['/players/{"$ne":null}', NOT_FOUND],
    ['/players/%7B%22$ne%22:null%7D', NOT_FOUND],
    [`/players/${'a'.repeat(5_000)}`, NOT_FOUND],
    ['/players/%ff', INVALID],
    ['/players/%', INVALID],
    ['/players/%zz', INVALID],
    ['/players/%ed%a0%80', INVALID],
    ['/fixtures/%ff', INVALID],
    ['/payments/tx%2F1', NOT_FOUND],
    ['/payments/%c0%af', INVALID],
    ['/players//', NOT_FOUND],
    ['//players', NOT_FOUND],
    ['/players/a/b', NOT_FOUND],
    ['/players;x=1', NOT_FOUND],
  ] as const)('is refused: %s', (path, refusal) => expectRefused(app(), 'GET', API + path, {}, [...refusal]));

  it.each(['/API/V1/players', '/api/v1/players/', '/api/v1/Players'])('is found as %s', async (path) => {
    expect((await app().send('GET', path)).status).toBe(200);
  });

  it.each([
    '//api/v1/players',
    '/api//v1/players',
    '/./api/v1/players',
    '/x/../api/v1/players',
    '/%61pi/v1/players',
  ])('gives no data as %s', async (path) => {
    const answer = await app().send('GET', path);
    expect(answer.text).not.toContain('"items"');
  });

  it('is not moved by what a client says about itself', async () => {
    const headers = {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-For': '203.0.113.9',
      Forwarded: 'host=evil.example',
      'X-HTTP-Method-Override': 'DELETE',
      'X-Original-URL': '/api/v1/nothing',
    };
    const answer = await app().send('POST', `${API}/players`, { body: { name: 'Ash' }, headers });
    expect(answer.status).toBe(201);
    expect(answer.headers.location).toMatch(/^\/api\/v1\/players\/[\w-]+$/);
    expect(await clubOf(app()).change('GET', '/players')).toMatchObject({ items: [{ name: 'Ash' }] });
  });

  it('takes changes from its own pages', async () => {
    for (const host of [`127.0.0.1:${app().port}`, 'localhost:3000', '[::1]:3000', 'LOCALHOST'])
      for (const site of ['same-origin', 'none', undefined]) {
        const headers = { Host: host, Origin: `http://${host}`, ...(site ? { 'Sec-Fetch-Site': site } : {}) };
        expect((await app().send('POST', `${API}/players`, { body: { name: 'Bo' }, headers })).status).toBe(
          201,
        );
      }
  });
});
