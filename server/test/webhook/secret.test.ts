import { describe, expect, it, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { StoreError } from '../../src/store/store.ts';
import type { Ask } from '../support/http-client.ts';
import { transfer } from '../support/bank.ts';
import { seen } from '../support/seen.ts';
import { useApp, useSharedApp } from '../support/use-app.ts';

const SECRET = 'a-Secret_of_the_webhook_0123456789';
const wrong = [
  SECRET.slice(1),
  `${SECRET}x`,
  SECRET.toLowerCase(),
  SECRET.toUpperCase(),
  'x',
  'x'.repeat(5_000),
  '%00',
  `${SECRET}%20`,
  `${SECRET}%00`,
  `${SECRET}/x`,
  `x/${SECRET}`,
  `.%2F${SECRET}`,
  '__proto__',
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'];

describe('the address of the webhook', () => {
  const app = useSharedApp({ webhookSecret: SECRET });

  const asks: [what: string, ask: Ask][] = [
    ['no body', {}],
    ['a delivery', { body: transfer('A') }],
    ['broken JSON', { body: '{' }],
    ['a body above the limit', { body: Buffer.alloc(70_000) }],
    ['a large body', { body: Buffer.alloc(300_000) }],
    ['a compressed body', { body: gzipSync('{}'), headers: { 'Content-Encoding': 'gzip' } }],
    ['a page’s Accept', { headers: { Accept: 'text/html' } }],
    ['a foreign Origin', { body: transfer('A'), headers: { Origin: 'https://evil.example' } }],
    ['a cross-site fetch', { body: transfer('A'), headers: { 'Sec-Fetch-Site': 'cross-site' } }],
    ['a foreign Host', { body: transfer('A'), headers: { Host: 'evil.example' } }],
    ['a query', { body: transfer('A') }],
  ];

  test.each(asks.flatMap(([what, ask]) => methods.map((method) => [method, what, ask] as const)))(
    'with a wrong secret looks like any unknown one: %s with %s',
    async (method, what, ask) => {
      if (['GET', 'HEAD', 'TRACE'].includes(method) && ask.body !== undefined) return;
      const query = what === 'a query' ? '?x=1' : '';
      const unknown = seen(await app().send(method, `/monzo_webhoot/x${query}`, ask));
      for (const secret of ['x', SECRET.slice(1)])
        expect(seen(await app().send(method, `/monzo_webhook/${secret}${query}`, ask))).toEqual(unknown);
      if (method === 'POST') expect(unknown.status).toBe(404);
    },
  );

  test.each(wrong)('takes nothing for the secret %s', async (secret) => {
    const answer = await app().send('POST', `/monzo_webhook/${secret}`, { body: transfer('A') });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await app().stored()).payments).toEqual([]);
  });

  test.each(['', '/', '//', `//${SECRET}`, `?secret=${SECRET}`, `#${SECRET}`])(
    'takes nothing at /monzo_webhook%s',
    async (rest) => {
      const answer = await app().send('POST', `/monzo_webhook${rest}`, { body: transfer('A') });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    },
  );

  it('that no text can be decoded from looks like any unknown one', async () => {
    const unknown = seen(await app().send('POST', '/monzo_webhoot/%ff', { body: transfer('A') }));
    expect(seen(await app().send('POST', '/monzo_webhook/%ff', { body: transfer('A') }))).toEqual(unknown);
    expect(seen(await app().send('POST', '/monzo_webhook/%', { body: transfer('A') }))).toEqual(unknown);
  });
});

describe('the address of the webhook while the store is away', () => {
  const app = useApp({ webhookSecret: SECRET });

  it('with a wrong secret still looks like any unknown one', async () => {
    const FORMER = 'the-Former_secret_of_the_webhook_01';
    for (const secret of [FORMER, SECRET]) await app().services.webhookSecret.prepare(secret);
    const fail = () => Promise.reject(new StoreError('unavailable', 'away'));
    for (const part of Object.values(app().store))
      if (typeof part === 'object')
        for (const step of Object.keys(part)) Object.assign(part, { [step]: fail });
    const deliver = async (path: string) => seen(await app().send('POST', path, { body: transfer('A') }));
    const unknown = await deliver('/monzo_webhoot/x');
    expect(unknown.status).toBe(404);
    for (const secret of wrong.filter((text) => !text.includes('/')))
      expect([secret, await deliver(`/monzo_webhook/${secret}`)]).toEqual([secret, unknown]);
    // The bank delivers again whatever is answered 503.
    for (const secret of [FORMER, SECRET])
      expect((await deliver(`/monzo_webhook/${secret}`)).status).toBe(503);
  });
});

describe('the secret of the webhook', () => {
  const app = useApp({ webhookSecret: SECRET });

  it('is its own proof, from wherever the delivery comes', async () => {
    for (const headers of [
      {},
      { Host: 'club.example' },
      { Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Content-Type': 'text/plain' },
    ]) {
      const answer = await app().send('POST', `/monzo_webhook/${SECRET}`, { body: transfer('A'), headers });
      expect(answer).toMatchObject({ status: 200, body: { outcome: 'unmatched' } });
    }
  });

  it('is in no line of the log, however it was sent', async () => {
    const paths = [
      `/monzo_webhook/${SECRET}`,
      `/monzo_webhook/${SECRET}?a=b`,
      `/monzo_webhook/${SECRET}/more`,
      `/MONZO_WEBHOOK/${SECRET}`,
      `//monzo_webhook/${SECRET}`,
      `/monzo_webhook//${SECRET}`,
      `/monzo_webhook?secret=${SECRET}`,
      `/x/../monzo_webhook/${SECRET}`,
      `/monzo%5Fwebhook/${SECRET}`,
      `/monzo_webhook%2F${SECRET}`,
      `/%6donzo_webhook/${SECRET}`,
      `/monzo%5F%57ebhook%2f${SECRET}`,
      `/%ff/m%4Fnzo_webhook/${SECRET}`,
      `/api/monzo_webhook/${SECRET}`,
      `http://127.0.0.1/monzo_webhook/${SECRET}`,
    ];
    for (const path of paths)
      for (const body of [transfer('A'), '{', Buffer.alloc(70_000)]) await app().send('POST', path, { body });
    expect(app().logged.length).toBeGreaterThanOrEqual(paths.length * 3);
    expect(app().logged.join('')).not.toContain(SECRET);
    expect((await app().stored()).payments.length).toBeGreaterThanOrEqual(3);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('makes its address known to %s', async (method) => {
    const answer = await app().send(method, `/monzo_webhook/${SECRET}`, { headers: { Accept: 'text/html' } });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' } });
  });

  it('does not let the body decide before the secret has', async () => {
    const answers = await Promise.all(
      [transfer('A'), '{', 'null', Buffer.alloc(70_000)].map((body) =>
        app().send('POST', '/monzo_webhook/wrong', { body }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});
