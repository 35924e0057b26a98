import { expect, test } from 'vitest';
import {
  createStubbedClient,
  errorOf,
  LOGIN,
  pair,
  refusedWith,
  type BankRequest,
} from '../../../test/support/bank-stub.ts';
import { createMemoryTokens } from './memory-tokens.ts';
import type { TokenStore } from './tokens.ts';

const ACCOUNTS = { json: { accounts: [] } };
const isRefresh = ({ path }: BankRequest) => path === '/oauth2/token';

/** A bank with one good pair at a time. */
function createTokenBank({ refused = refusedWith(401, 'unauthorized.bad_access_token.expired') } = {}) {
  let current = 1;
  const bank = {
    expire: () => (current += 0.5),
    answer({ path, headers, form }: BankRequest) {
      if (path !== '/oauth2/token')
        return headers['authorization'] === `Bearer ACCESS-marker-${current}` ? ACCOUNTS : refused;
      if (form['refresh_token'] !== `REFRESH-marker-${Math.floor(current)}`)
        return refusedWith(401, 'unauthorized.bad_refresh_token');
      current = Math.floor(current) + 1;
      return pair(current);
    },
  };
  return bank;
}

test('it refreshes by form, without the old token, and stores the pair before it uses it', async () => {
  const order: string[] = [];
  const memory = createMemoryTokens(LOGIN);
  const tokens: TokenStore = {
    ...memory,
    update: async (step) => {
      const kept = await memory.update(step);
      order.push(`stored ${kept?.access_token ?? ''}`);
      return kept;
    },
  };
  const bank = createTokenBank();
  bank.expire();
  const { client, requests } = createStubbedClient(
    (request) => {
      order.push(`${request.path} ${request.headers['authorization'] ?? 'without a token'}`);
      return bank.answer(request);
    },
    { tokens },
  );
  await client.accounts.list();
  expect(order).toEqual([
    '/accounts Bearer ACCESS-marker-1',
    '/oauth2/token without a token',
    'stored ACCESS-marker-2',
    '/accounts Bearer ACCESS-marker-2',
  ]);
  expect(requests[1]?.form).toEqual({
    grant_type: 'refresh_token',
    client_id: 'oauth2client_1',
    client_secret: 'SECRET-marker',
    refresh_token: 'REFRESH-marker-1',
  });
  expect(await memory.read()).toMatchObject({ refresh_token: 'REFRESH-marker-2' });
});

test.each([
  refusedWith(401, 'unauthorized.bad_access_token'),
  refusedWith(400, 'bad_request.invalid_token'),
  refusedWith(401, 'unauthorized.bad_access_token.evicted'),
])('it refreshes once for 20 calls at the same time', async (refused) => {
  const bank = createTokenBank({ refused });
  bank.expire();
  const memory = createMemoryTokens(LOGIN);
  let updates = 0;
  const tokens: TokenStore = { ...memory, update: (step) => (updates++, memory.update(step)) };
  const { client, requests } = createStubbedClient(bank.answer, { tokens });
  await Promise.all(Array.from({ length: 20 }, () => client.accounts.list()));
  expect(requests.filter(isRefresh)).toHaveLength(1);
  expect(requests).toHaveLength(41);
  expect(updates).toBe(1);
});

test('it refreshes a minute before the token ends, by the time that the bank gave', async () => {
  const { client, requests, clock, tokens } = createStubbedClient(createTokenBank().answer);
  clock.time = LOGIN.expires_at - 61_000;
  await client.accounts.list();
  expect(requests.filter(isRefresh)).toHaveLength(0);
  clock.time += 2_000;
  await client.accounts.list();
  expect(requests.filter(isRefresh)).toHaveLength(1);
  expect(await tokens.read()).toMatchObject({ expires_at: clock.time + 21_600_000 });
});

test('it refreshes a good token when it is told to, once for all who say so', async () => {
  const { client, requests, tokens } = createStubbedClient(createTokenBank().answer);
  const logins = await Promise.all([client.auth.refresh(), client.auth.refresh()]);
  expect(requests.map(isRefresh)).toEqual([true]);
  const { access_token, refresh_token, ...login } = (await tokens.read()) ?? LOGIN;
  expect([access_token, refresh_token]).toEqual(['ACCESS-marker-2', 'REFRESH-marker-2']);
  expect(logins).toEqual([login, login]);
  const nobody = createStubbedClient([], { tokens: createMemoryTokens() });
  expect(await errorOf(nobody.client.auth.refresh())).toMatchObject({ kind: 'reauth' });
});

test('it takes the pair of another process, and does not spend it', async () => {
  const bank = createTokenBank();
  const tokens = createMemoryTokens(LOGIN);
  const [one, other] = [
    createStubbedClient(bank.answer, { tokens }),
    createStubbedClient(bank.answer, { tokens }),
  ];
  bank.expire();
  await Promise.all([one.client.accounts.list(), other.client.accounts.list()]);
  expect([...one.requests, ...other.requests].filter(isRefresh)).toHaveLength(1);
});

test('it asks for a new login when the refresh token is refused, and does not ask the bank again', async () => {
  const { client, requests, tokens } = createStubbedClient(({ path }) =>
    refusedWith(401, path === '/oauth2/token' ? 'unauthorized.bad_refresh_token.evicted' : 'unauthorized'),
  );
  expect(await errorOf(client.accounts.list())).toMatchObject({
    kind: 'reauth',
    code: 'unauthorized.bad_refresh_token.evicted',
  });
  expect(await tokens.read()).toMatchObject({ refresh_token: null });
  const { length } = requests;
  expect(await errorOf(client.accounts.list())).toMatchObject({ kind: 'reauth', code: 'login_over' });
  expect(requests).toHaveLength(length);
});

test('it keeps the refresh token through any trouble that passes', async () => {
  const pages = { status: 401, text: '<html>Log in to the café’s network</html>' };
  for (const trouble of [
    refusedWith(500, 'internal_service'),
    refusedWith(429, 'rate_limited'),
    pages,
    refusedWith(401, 'unauthorized.bad_access_token'),
    { text: 'x' },
  ]) {
    const { client, tokens } = createStubbedClient(({ path }) =>
      path === '/oauth2/token' ? trouble : refusedWith(401, 'unauthorized.bad_access_token'),
    );
    await errorOf(client.accounts.list({ tries: 1 }));
    expect(await tokens.read()).toEqual(LOGIN);
  }
});

test('it sends a refresh again whose answer was lost, and the bank says what became of it', async () => {
  const bank = createTokenBank();
  bank.expire();
  let isLost = false;
  const { client, requests } = createStubbedClient((request) => {
    const answer = bank.answer(request);
    if (!isRefresh(request) || isLost) return answer;
    isLost = true;
    throw new TypeError('terminated');
  });
  expect(await errorOf(client.accounts.list())).toMatchObject({ kind: 'reauth' });
  expect(requests.filter(isRefresh).map(({ form }) => form['refresh_token'])).toEqual([
    'REFRESH-marker-1',
    'REFRESH-marker-1',
  ]);
});

test('it tries to store a new pair again before it asks for another', async () => {
  const memory = createMemoryTokens(LOGIN);
  let isFull = true;
  const tokens: TokenStore = {
    read: memory.read,
    update: (step) =>
      memory.update(async (current) => {
        const next = await step(current);
        if (isFull) throw new Error('no space left');
        return next;
      }),
  };
  const bank = createTokenBank();
  bank.expire();
  const { client, requests } = createStubbedClient(bank.answer, { tokens });
  expect(await errorOf(client.accounts.list())).toMatchObject({ message: 'no space left' });
  isFull = false;
  expect(await client.accounts.list()).toEqual([]);
  expect(requests.filter(isRefresh)).toHaveLength(1);
});

test('it goes on with a refresh whose caller gives up, for those who come next', async () => {
  const bank = createTokenBank();
  bank.expire();
  const reached = Promise.withResolvers<undefined>();
  const answer = Promise.withResolvers<undefined>();
  const { client, requests, tokens } = createStubbedClient(async (request) => {
    if (isRefresh(request)) {
      reached.resolve(undefined);
      await answer.promise;
    }
    return bank.answer(request);
  });
  const giveUp = new AbortController();
  const impatient = errorOf(client.accounts.list({ signal: giveUp.signal }));
  await reached.promise;
  giveUp.abort();
  expect(await impatient).toMatchObject({ kind: 'network', code: 'aborted' });
  answer.resolve(undefined);
  await client.accounts.list();
  expect(requests.filter(isRefresh)).toHaveLength(1);
  expect(await tokens.read()).toMatchObject({ refresh_token: 'REFRESH-marker-2' });
});

test('it waits for no store of tokens that hangs', async () => {
  const never = new Promise<never>(() => undefined);
  const tokens: TokenStore = { read: () => never, update: () => never };
  const { client } = createStubbedClient([], { tokens });
  const call = client.accounts.list({ signal: AbortSignal.timeout(20) });
  expect(await errorOf(call)).toMatchObject({ kind: 'network', code: 'aborted' });
});

test('it says that nobody is logged in, without a call', async () => {
  const { client, requests } = createStubbedClient([], { tokens: createMemoryTokens() });
  expect(await errorOf(client.accounts.list())).toMatchObject({ kind: 'reauth', code: 'not_logged_in' });
  expect(requests).toEqual([]);
});

test('it gives up a call whose new token is refused, too', async () => {
  const { client, requests } = createStubbedClient((request) =>
    isRefresh(request) ? pair(2) : refusedWith(401, 'unauthorized.bad_access_token'),
  );
  expect(await errorOf(client.accounts.list())).toMatchObject({ kind: 'reauth', status: 401 });
  expect(requests).toHaveLength(3);
});
