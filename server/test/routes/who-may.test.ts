import { beforeAll, describe, expect, it, test } from 'vitest';
import { API, codeOf } from '../support/club.ts';
import { CROSS_ORIGIN } from '../support/refusals.ts';
import { addDeputy, addToken } from '../support/log-in.ts';
import { declaredRoutes } from '../support/routes.ts';
import { sqlite, stores } from '../support/stores.ts';
import { useSharedApp } from '../support/use-app.ts';

/** Whatever is open to others than the organiser and their tokens has to be added here, on purpose. */
const PUBLIC = [
  'GET /api/v1/bank/callback',
  'GET /api/v1/session',
  'POST /api/v1/session',
  'POST /api/v1/setup',
  'GET /healthz',
  'GET /readyz',
];
const LOCAL = ['POST /monzo_webhook'];
const HERE = ['GET /metrics'];
const DEPUTY = [
  'GET /api/v1/players',
  'POST /api/v1/players',
  'GET /api/v1/players/:id',
  'GET /api/v1/players/:id/statement',
  ...['PUT /api/v1/players/:id/reminder', 'POST /api/v1/players/:id/reminder/undo'],
  'GET /api/v1/fixtures',
  'GET /api/v1/fixtures/:id',
  'PUT /api/v1/fixtures/:id/players/:player_id',
  'DELETE /api/v1/fixtures/:id/players/:player_id',
  'PUT /api/v1/fixtures/:id/cancellation',
  'DELETE /api/v1/fixtures/:id/cancellation',
  ...['PATCH /api/v1/fixtures/:id/players', 'POST /api/v1/fixtures/:id/undo'],
  'GET /api/v1/payments',
  'POST /api/v1/payments',
  'GET /api/v1/payments/:id',
  'POST /api/v1/payments/:id/undo',
  'GET /api/v1/summary',
  'GET /api/v1/summary/season',
  'GET /api/v1/summary/players',
  'GET /api/v1/summary/fixtures',
  'GET /api/v1/settings',
  'GET /api/v1/events',
  'GET /api/v1/openapi.json',
];
const ORGANISER_SESSION = [
  'POST /api/v1/bank/connection',
  'DELETE /api/v1/bank/connection',
  'GET /api/v1/backup',
  ...['players.csv', 'fixtures.csv', 'payments.csv', 'all.json'].map((file) => `GET /api/v1/export/${file}`),
  'GET /api/v1/players/:id/data',
  'DELETE /api/v1/players/:id/data',
  'GET /api/v1/sessions',
  'DELETE /api/v1/sessions/:id',
  'GET /api/v1/tokens',
  'POST /api/v1/tokens',
  'DELETE /api/v1/tokens/:id',
  'GET /api/v1/deputies',
  'POST /api/v1/deputies',
  'DELETE /api/v1/deputies/:id',
];
const ANY_SESSION = ['DELETE /api/v1/session', 'PUT /api/v1/password'];
const { api, root } = await declaredRoutes();
const routes = [
  ...api.map((route) => ({ ...route, base: API })),
  ...root.map((route) => ({ ...route, base: '' })),
].map(({ method, base, path, access }) => ({ method: method.toUpperCase(), path: base + path, access }));
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'];

type Who = 'organiser' | 'deputy' | 'token' | 'nobody';

test('each list above names what is declared so, and nothing else', () => {
  const declared = (access: string) => routes.filter((route) => route.access === access).map(nameOf);
  expect(declared('public')).toEqual(PUBLIC);
  expect(declared('local')).toEqual(LOCAL);
  expect(declared('here_or_token')).toEqual(HERE);
  expect(declared('deputy').sort()).toEqual([...DEPUTY].sort());
  expect(declared('organiser_session').sort()).toEqual([...ORGANISER_SESSION].sort());
  expect(declared('any_session').sort()).toEqual([...ANY_SESSION].sort());
});

// A parameter that nobody knows refuses a call after the guard and before anything happens.
const addressOf = (path: string) => `${path.replace(/:\w+/g, 'none')}?nonsense=1`;
const paths = [...Map.groupBy(routes, ({ path }) => path)].filter(
  ([path]) => ![...LOCAL, ...HERE].some((name) => name.endsWith(` ${path}`)),
);
type Calls = (typeof paths)[number][1];

/** The declared call behind a method, if there is one. */
const callOf = (method: string, calls: Calls) =>
  calls.find((call) => call.method === (method === 'HEAD' ? 'GET' : method));

/** Who may call a method. One that is not there is told to whoever may call another. */
function mayCall(method: string, calls: Calls): Who[] {
  const call = callOf(method, calls);
  const names = (call ? [call] : calls).map(nameOf);
  if (names.some((name) => PUBLIC.includes(name))) return ['organiser', 'deputy', 'token', 'nobody'];
  return names.flatMap((name): Who[] => {
    if (DEPUTY.includes(name)) return ['organiser', 'deputy', 'token'];
    if (ANY_SESSION.includes(name)) return ['organiser', 'deputy'];
    return ORGANISER_SESSION.includes(name) ? ['organiser'] : ['organiser', 'token'];
  });
}

describe.each(stores)('a call on $name', (store) => {
  const app = useSharedApp({ store });
  let headers: Record<'organiser' | 'deputy' | 'token', { [name: string]: string }>;

  beforeAll(async () => {
    headers = {
      organiser: app().session,
      deputy: await addDeputy(app(), 'Sam'),
      token: await addToken(app(), 'Script'),
    };
    // The set-up is open while a link waits.
    await app().send('POST', `${API}/deputies`, { body: { name: 'Waiting' } });
  });

  /** Returns 401 or 403 with its code, or `in` for whoever passes the guard. */
  async function told(method: string, path: string, more: { [name: string]: string }) {
    const body = ['GET', 'HEAD', 'TRACE'].includes(method) ? {} : { body: '{' };
    const answer = await app().sendAsStranger(method, addressOf(path), { headers: more, ...body });
    if (![401, 403].includes(answer.status)) return 'in';
    expect(answer.headers).not.toHaveProperty('allow');
    return method === 'HEAD' ? answer.status : codeOf(answer).join(' ');
  }

  const refusal = (method: string, text: string) => (method === 'HEAD' ? Number(text.slice(0, 3)) : text);

  it.each(paths)('is 401 for strangers, before anything else is told: %s', async (path, calls) => {
    const { session } = app();
    const strangers: { [name: string]: string }[] = [
      {},
      { Origin: session.Origin, 'Sec-Fetch-Site': 'same-origin' },
      { Authorization: 'Bearer nonsense' },
      { ...session, Authorization: 'Bearer nonsense' },
      { Authorization: `Bearer ${session.Cookie.split('=')[1]}` },
      { Authorization: `Basic ${btoa('organiser:seven wet bibs in the boot')}` },
      { Cookie: 'paidup=nonsense' },
      { Cookie: `paidup=${headers.token['Authorization']?.slice(7)}` },
      { Cookie: session.Cookie.replace('paidup', '__Host-paidup') },
    ];
    for (const method of METHODS)
      for (const stranger of strangers) {
        const isOpen = mayCall(method, calls).includes('nobody');
        const expected = isOpen ? 'in' : refusal(method, '401 unauthenticated');
        expect([method, stranger, await told(method, path, stranger)]).toEqual([method, stranger, expected]);
      }
  });

  it.each(paths)('is let in as declared, and 403 otherwise: %s', async (path, calls) => {
    for (const method of METHODS)
      for (const who of ['organiser', 'deputy', 'token'] as const) {
        const expected = mayCall(method, calls).includes(who) ? 'in' : refusal(method, '403 forbidden');
        expect([method, who, await told(method, path, headers[who])]).toEqual([method, who, expected]);
      }
  });

  // Whether a page is ours does not depend on the store.
  it.runIf(store === sqlite).each(paths)(
    'may not be sent by another page, which borrows the cookie: %s',
    async (path, calls) => {
      const before = await app().stored();
      for (const method of METHODS.filter((one) => !['GET', 'HEAD'].includes(one)))
        for (const page of [...otherPages(app().port), ...UNPROVEN]) {
          const isOpen = mayCall(method, calls).includes('nobody') && UNPROVEN.includes(page);
          for (const who of ['organiser', 'deputy', 'token'] as const) {
            const { Cookie } = app().session;
            const { Origin: _ours, ...identity } = { Origin: '', Cookie, ...headers[who] };
            const answer = await told(method, path, { ...identity, ...page });
            expect([method, page, answer]).toEqual([method, page, isOpen ? 'in' : '403 cross_origin']);
          }
        }
      expect(await app().stored()).toEqual(before);
    },
  );

  it('needs no proof of its page from a token without a cookie', async () => {
    for (const page of otherPages(app().port)) {
      const ask = { headers: { ...headers.token, ...page }, body: { name: 'Ash' } };
      expect((await app().sendAsStranger('POST', `${API}/players`, ask)).status).toBe(201);
    }
  });

  it.each([
    '/api',
    '/api/',
    '/api/v1',
    '/api/v1/no',
    '/api/docs',
    '/api/v2/players',
    '/API/V1/Players',
    '/api/%ff',
  ])('is 401 for strangers wherever it goes below /api: %s', async (address) => {
    for (const method of METHODS)
      expect([method, (await app().sendAsStranger(method, address)).status]).toEqual([method, 401]);
  });
});

describe('a delivery without a secret', () => {
  const app = useSharedApp();

  it('comes from this machine, and not from another page or through a proxy', async () => {
    for (const method of METHODS.filter((one) => !['GET', 'HEAD'].includes(one)))
      for (const headers of [
        ...otherPages(app().port),
        { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' },
        ...OTHER_NAMES.map((Host) => ({ Host })),
        ...PROXIED,
      ]) {
        const answer = await app().send(method, '/monzo_webhook', { headers });
        expect([method, headers, codeOf(answer)]).toEqual([method, headers, CROSS_ORIGIN]);
      }
  });
});

/** What a browser says of other pages. */
const otherPages = (port: number): { [name: string]: string }[] => [
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { Origin: 'http://localhost' },
  { Origin: `http://127.0.0.1:${port + 1}` },
  { Origin: `https://127.0.0.1:${port}` },
  { Origin: '' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'nonsense' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: `http://127.0.0.1:${port}` },
  { 'X-Forwarded-Host': 'evil.example', Origin: 'http://evil.example' },
];

/** What a program may say, too. It proves nothing. */
const UNPROVEN: { [name: string]: string }[] = [{}, { 'Sec-Fetch-Site': 'none' }];

/** What a proxy adds, so that a delivery from elsewhere is known although it names this machine. */
const PROXIED = [
  { 'X-Forwarded-For': '203.0.113.9' },
  { Forwarded: 'for=203.0.113.9' },
  { Via: '1.1 proxy' },
  { 'Cf-Connecting-Ip': '203.0.113.9' },
];

const OTHER_NAMES = [
  'evil.example',
  '127.0.0.1.evil.example',
  'localhost.evil.example:80',
  '0.0.0.0',
  'evil.example#127.0.0.1',
  '127.0.0.1@evil.example',
];
