import { describe, expect, it } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf, codeOf } from '../support/club.ts';
import { useApp } from '../support/use-app.ts';

const SECURITY = {
  'content-security-policy':
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';manifest-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const kinds: [
  what: string,
  method: string,
  path: string,
  status: number,
  stored: string | undefined,
  body?: unknown,
][] = [
  ['a page', 'GET', '/', 200, 'no-cache'],
  ['a page of the app', 'GET', '/players', 200, 'no-cache'],
  ['a list', 'GET', '/api/v1/players', 200, 'no-store'],
  ['a creation', 'POST', '/api/v1/players', 201, 'no-store', { name: 'Ash' }],
  ['a refusal', 'POST', '/api/v1/players', 400, 'no-store', {}],
  ['nothing there', 'GET', '/api/v1/players/x', 404, 'no-store'],
  ['no such route', 'GET', '/api/nothing', 404, 'no-store'],
  ['no such file', 'GET', '/assets/x.js', 404, 'no-store'],
  ['a delivery', 'POST', '/monzo_webhook', 200, undefined, transfer('A')],
  ['a refused delivery', 'POST', '/monzo_webhook', 400, 'no-store', 'x'],
  ['the description', 'GET', '/api/v1/openapi.json', 200, 'no-store'],
  ['the page that shows it', 'GET', '/api/docs', 200, 'no-cache'],
  ['no change of that page', 'POST', '/api/docs', 405, 'no-store'],
  ['health', 'GET', '/healthz', 200, undefined],
  ['readiness', 'GET', '/readyz', 200, undefined],
  ['a foreign page', 'POST', '/api/v1/players', 403, 'no-store', { name: 'Eve' }],
];

describe('an answer', () => {
  const app = useApp();

  it.each(kinds)('tells browsers to be careful: %s', async (what, method, path, status, stored, body) => {
    const headers = {
      Accept: 'text/html, */*',
      ...(what === 'a foreign page' ? { Origin: 'https://evil.example' } : {}),
    };
    const answer = await app().send(method, path, { headers, ...(body === undefined ? {} : { body }) });
    expect(answer).toMatchObject({ status, headers: SECURITY });
    if (stored !== undefined) expect(answer.headers['cache-control']).toBe(stored);
    for (const name of [
      'x-powered-by',
      'server',
      'set-cookie',
      'access-control-allow-origin',
      'strict-transport-security',
    ])
      expect(answer.headers, name).not.toHaveProperty(name);
    expect(answer.headers['content-security-policy']).not.toContain('unsafe');
    expect(answer.headers['x-request-id']).toMatch(/^[\w-]{8,}$/);
  });

  it('that is a problem carries the id of the request that the log has', async () => {
    const ids = new Set<string>();
    for (let times = 0; times < 5; times++) {
      const answer = await app().send('GET', `${API}/players/none?`, { headers: { 'X-Request-Id': 'mine' } });
      expect(codeOf(answer)).toEqual([404, 'not_found']);
      ids.add(String(answer.headers['x-request-id']));
    }
    expect(ids.size).toBe(5);
    const logged = app().logged.map((line) => JSON.parse(line) as { request_id: string });
    expect(logged.filter(({ request_id }) => ids.has(request_id))).toHaveLength(5);
    expect(ids.has('mine')).toBe(false);
  });

  it('is logged in one line of JSON, without query, body or headers', async () => {
    await app().send('GET', `${API}/players?q=private`, {
      headers: { Authorization: 'Basic private', Cookie: `a=private; ${app().session.Cookie}` },
    });
    await app().send('POST', `${API}/players`, { body: { name: 'private' } });
    await app().send('POST', `${API}/players`, { body: { private: 'private' } });
    await app().send('POST', '/monzo_webhook', { body: transfer('private') });
    await app().send('GET', `${API}/players/%0d%0a%1b[31m`);
    expect(app().logged.join('')).not.toContain('private');
    const lines = app().logged.map((line) => JSON.parse(line) as { [key: string]: unknown });
    expect(
      app().logged.every((line) => line.indexOf('\n') === line.length - 1 && !line.includes('\u001b')),
    ).toBe(true);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatchObject({ method: 'GET', path: '/api/v1/players', status: 200 });
    expect(lines[1]).toMatchObject({ method: 'POST', path: '/api/v1/players', status: 201 });
  });

  it('is 503 with Retry-After and no detail while the records can’t be reached', async () => {
    await clubOf(app()).addPlayer('Ash');
    const { StoreError } = await import('../../src/store/store.ts');
    const { players, payments, ping } = app().store;
    const [list, get] = [players.list, payments.get];
    const fail = () => Promise.reject(new StoreError('unavailable', 'disk of /secret is full'));
    Object.assign(players, { list: fail });
    Object.assign(payments, { get: fail });
    Object.assign(app().store, { ping: fail });
    for (const answer of [
      await app().send('GET', `${API}/players`),
      await app().send('POST', '/monzo_webhook', { body: transfer('A') }),
      await app().send('GET', '/readyz'),
    ]) {
      expect(codeOf(answer)).toEqual([503, 'unavailable']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.text).not.toContain('secret');
    }
    expect((await app().send('GET', '/healthz')).status).toBe(200);
    Object.assign(players, { list });
    Object.assign(payments, { get });
    Object.assign(app().store, { ping });
    expect((await app().send('GET', '/readyz')).status).toBe(200);
  });

  it('to what nobody expected is 500 without a trace of it', async () => {
    const { players } = app().store;
    const { list } = players;
    Object.assign(players, { list: () => Promise.reject(new TypeError('secret is not a function')) });
    const answer = await app().send('GET', `${API}/players`);
    Object.assign(players, { list });
    expect(codeOf(answer)).toEqual([500, 'internal_error']);
    expect(answer.text).not.toContain('secret');
    expect(app().logged.join('')).toContain('secret is not a function');
  });
});

describe('an answer under https', () => {
  const app = useApp({ publicUrl: 'https://club.example' });

  it('asks browsers to stay with https', async () => {
    const answer = await app().send('POST', `${API}/players`, {
      body: { name: 'Ash' },
      headers: { Host: 'club.example' },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d+$/);
  });
});

describe.each([{}, { publicUrl: 'https://club.example' }])('an answer to a delivery, with %o', (settings) => {
  const app = useApp(settings);

  it('is the same whatever the spelling of the address', async () => {
    const body = transfer('A');
    const deliver = (path: string) => app().send('POST', path, { body });
    await deliver('/monzo_webhook');
    const answers = [await deliver('/monzo_webhook'), await deliver('/MONZO_WEBHOOK/')];
    const [plain, routed] = answers.map(({ status, text, headers }) => ({
      status,
      text,
      headers: { ...headers, date: '', 'x-request-id': String(headers['x-request-id']).length },
    }));
    expect(plain).toMatchObject({ status: 200, text: expect.stringContaining('duplicate') });
    expect(plain).toEqual(routed);
    expect('strict-transport-security' in (plain?.headers ?? {})).toBe('publicUrl' in settings);
  });
});
