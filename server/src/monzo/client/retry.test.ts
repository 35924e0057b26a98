import { expect, test } from 'vitest';
import { createStubbedClient, errorOf, LOGIN, pair, refusedWith } from '../../../test/support/bank-stub.ts';

const ACCOUNTS = { json: { accounts: [] } };
const DOWN = refusedWith(500, 'internal_service');

test('it tries a call again that does no harm, after pauses that grow', async () => {
  const { client, requests, clock } = createStubbedClient([
    DOWN,
    refusedWith(429, 'rate_limited'),
    DOWN,
    ACCOUNTS,
  ]);
  expect(await client.accounts.list()).toEqual([]);
  expect(requests).toHaveLength(4);
  expect(clock.sleeps).toEqual([500, 1000, 2000]);
});

test('it gives up after four tries, and sooner if its caller says so', async () => {
  const { client, requests } = createStubbedClient(() => DOWN);
  expect(await errorOf(client.accounts.list())).toMatchObject({
    kind: 'server',
    status: 500,
    isRetryable: true,
  });
  expect(requests).toHaveLength(4);
  expect(await errorOf(client.accounts.list({ tries: 1 }))).toMatchObject({ kind: 'server' });
  expect(requests).toHaveLength(5);
});

test.each([
  ['a refusal', DOWN, 'server'],
  ['no answer', undefined, 'network'],
])(
  'it sends a call once that would take effect twice, whatever comes back: %s',
  async (_what, answer, kind) => {
    const { client, requests } = createStubbedClient(
      () => answer ?? Promise.reject(new TypeError('terminated')),
    );
    const item = { title: 'Owes £5', imageUrl: 'https://club.example/ball.png' };
    const file = { transactionId: 'tx_1', fileUrl: 'https://club.example/a.png', fileType: 'image/png' };
    for (const call of [
      client.feed.create('acc_1', item),
      client.webhooks.register('acc_1', 'https://club.example/'),
      client.attachments.register(file),
      client.auth.logIn({ code: 'c', redirectUri: 'https://club.example/' }),
    ])
      expect(await errorOf(call)).toMatchObject({ kind, isRetryable: false });
    expect(requests.map(({ path }) => path).toSorted()).toEqual([
      '/attachment/register',
      '/feed',
      '/oauth2/token',
      '/webhooks',
    ]);
  },
);

test('it waits for a refresh that fails, also before a call that takes effect each time', async () => {
  const { client, requests, clock } = createStubbedClient([DOWN, DOWN, pair(2), { json: {} }]);
  clock.time = LOGIN.expires_at;
  await client.feed.create('acc_1', { title: 'Owes £5', imageUrl: 'https://club.example/ball.png' });
  expect(requests.map(({ path }) => path)).toEqual([
    '/oauth2/token',
    '/oauth2/token',
    '/oauth2/token',
    '/feed',
  ]);
});

test('it leaves the bank alone for as long as it wants, unless that is more than a minute', async () => {
  const later = (after: string) => ({
    ...refusedWith(429, 'rate_limited'),
    headers: { 'retry-after': after },
  });
  const patient = createStubbedClient([later('7'), later('Fri, 20 Nov 2026 12:00:17 GMT'), ACCOUNTS]);
  await patient.client.accounts.list();
  expect(patient.clock.sleeps).toEqual([7000, 10_000]);
  const odd = createStubbedClient([later('soon'), later('Fri, 20 Nov 2026 11:00:00 GMT'), ACCOUNTS]);
  await odd.client.accounts.list();
  expect(odd.clock.sleeps).toEqual([500, 0]);

  const { client, requests } = createStubbedClient([later('900'), ACCOUNTS]);
  expect(await errorOf(client.accounts.list())).toMatchObject({ kind: 'rate_limited', retryAfter: 900_000 });
  expect(requests).toHaveLength(1);
});

test('it does not try again what will not get better', async () => {
  for (const answer of [
    refusedWith(403, 'forbidden.insufficient_permissions'),
    { text: '<html>' },
    { json: {} },
  ]) {
    const { client, requests } = createStubbedClient([{ ...answer }, ACCOUNTS]);
    await errorOf(client.balance.read('acc_1'));
    expect(requests).toHaveLength(1);
  }
});

test('it ends when its caller gives up, also between two tries', async () => {
  const giveUp = new AbortController();
  const { client, requests } = createStubbedClient(() => {
    giveUp.abort();
    return DOWN;
  });
  expect(await errorOf(client.accounts.list({ signal: giveUp.signal }))).toMatchObject({ kind: 'server' });
  expect(requests).toHaveLength(1);
});
