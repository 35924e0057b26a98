import { expect, test } from 'vitest';
import {
  createStubbedClient,
  errorOf,
  LOGIN,
  NOON,
  pair,
  refusedWith,
} from '../../../test/support/bank-stub.ts';
import { newState, readCallback } from './auth.ts';
import { createMemoryTokens } from './memory-tokens.ts';

const REDIRECT = 'https://club.example/api/v1/bank/callback';

test('it sends the owner to the bank with a state that nobody can guess', () => {
  const { client } = createStubbedClient([]);
  const state = newState();
  expect(state).toMatch(/^[\w-]{43}$/);
  expect(newState()).not.toBe(state);
  const url = new URL(client.auth.authoriseUrl({ redirectUri: REDIRECT, state }));
  expect(url.origin).toBe('https://auth.monzo.com');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'oauth2client_1',
    redirect_uri: REDIRECT,
    response_type: 'code',
    state,
  });
});

test('it takes no code of a login that was not begun here', () => {
  const came = (query: string) => () => readCallback(new URLSearchParams(query), 'the state');
  expect(came('code=c1&state=the state')()).toBe('c1');
  for (const query of ['code=c1', 'code=c1&state=', 'code=c1&state=the stat', 'code=c1&state=another'])
    expect(came(query)).toThrow(expect.objectContaining({ code: 'state_mismatch' }));
  expect(() => readCallback(new URLSearchParams('code=c1&state='), '')).toThrow();
  expect(came('state=the state&error=access_denied')).toThrow(expect.objectContaining({ code: 'no_code' }));
});

test('it exchanges a code by form, keeps the pair, and tells whose it is without it', async () => {
  const tokens = createMemoryTokens();
  const { client, requests } = createStubbedClient([pair(7, { a_new_field: [] })], { tokens });
  const login = await client.auth.logIn({ code: 'CODE-marker', redirectUri: REDIRECT });
  expect(login).toEqual({ user_id: 'user_1', client_id: 'oauth2client_1', expires_at: NOON + 21_600_000 });
  expect(requests).toMatchObject([
    {
      method: 'POST',
      path: '/oauth2/token',
      form: {
        grant_type: 'authorization_code',
        client_id: 'oauth2client_1',
        client_secret: 'SECRET-marker',
        redirect_uri: REDIRECT,
        code: 'CODE-marker',
      },
    },
  ]);
  expect(requests[0]?.headers).not.toHaveProperty('authorization');
  expect(requests[0]?.headers['content-type']).toContain('application/x-www-form-urlencoded');
  expect(await tokens.read()).toMatchObject({
    access_token: 'ACCESS-marker-7',
    refresh_token: 'REFRESH-marker-7',
  });
});

test('it keeps the login that there is when a code is refused', async () => {
  const { client, tokens } = createStubbedClient([refusedWith(400, 'bad_request.could_not_authenticate')]);
  const login = client.auth.logIn({ code: 'used', redirectUri: REDIRECT });
  expect(await errorOf(login)).toMatchObject({
    kind: 'bad_request',
    code: 'bad_request.could_not_authenticate',
  });
  expect(await tokens.read()).toEqual(LOGIN);
});

test('it needs a new login each time where the bank gives no refresh token', async () => {
  for (const refresh_token of [undefined, '']) {
    const tokens = createMemoryTokens();
    const { client, requests, clock } = createStubbedClient([pair(7, { refresh_token })], { tokens });
    await client.auth.logIn({ code: 'c', redirectUri: REDIRECT });
    clock.time += 21_600_000;
    expect(await errorOf(client.accounts.list())).toMatchObject({ kind: 'reauth' });
    expect(requests).toHaveLength(1);
  }
});

test('it keeps a pair of which the bank tells nothing else, for the six hours of the documentation', async () => {
  for (const expires_in of [undefined, null, '21600', -1, 0.5]) {
    const odd = pair(7, { expires_in, client_id: undefined, user_id: null });
    const { client, tokens } = createStubbedClient([odd], { tokens: createMemoryTokens() });
    await client.auth.logIn({ code: 'c', redirectUri: REDIRECT });
    expect(await tokens.read()).toMatchObject({
      access_token: 'ACCESS-marker-7',
      expires_at: NOON + 21_600_000,
      user_id: '',
    });
  }
});

test('it refuses a token that could not stand in a header, and does not repeat it', async () => {
  for (const access_token of ['', 'MARKER with blanks', 'MARKER\r\nX-Other: 1', 'MÄRKER', 7]) {
    const { client } = createStubbedClient([pair(7, { access_token })]);
    const error = await errorOf(client.auth.logIn({ code: 'c', redirectUri: REDIRECT }));
    expect(error).toMatchObject({ kind: 'protocol', message: expect.not.stringContaining('M') });
  }
});

test('it tells who is logged in, and maps every dead token to the same error', async () => {
  const { client, requests } = createStubbedClient([
    { json: { authenticated: true, client_id: 'oauth2client_1', user_id: 'user_1' } },
  ]);
  expect(await client.auth.whoAmI()).toMatchObject({ user_id: 'user_1', client_id: 'oauth2client_1' });
  expect(requests).toMatchObject([
    { method: 'GET', path: '/ping/whoami', headers: { authorization: 'Bearer ACCESS-marker-1' } },
  ]);
  for (const [status, code] of [
    [401, 'unauthorized.bad_access_token.expired'],
    [401, 'unauthorized.bad_access_token.evicted'],
    [400, 'bad_request.invalid_token'],
  ] as const) {
    const dead = createStubbedClient(() => refusedWith(status, code));
    expect(await errorOf(dead.client.auth.whoAmI())).toMatchObject({ kind: 'reauth' });
  }
});

test('it logs out by POST, and forgets the tokens even if the bank can’t be asked', async () => {
  for (const answer of [{ json: {} }, { json: { ok: true } }, { text: '' }]) {
    const { client, requests, tokens } = createStubbedClient([answer]);
    await client.auth.logOut();
    expect(requests).toMatchObject([{ method: 'POST', path: '/oauth2/logout' }]);
    expect(await tokens.read()).toBeNull();
  }
  const down = createStubbedClient(() => refusedWith(500, 'internal_service'));
  expect(await errorOf(down.client.auth.logOut())).toMatchObject({ kind: 'server' });
  expect(await down.tokens.read()).toBeNull();

  const dead = createStubbedClient(() => refusedWith(401, 'unauthorized.bad_refresh_token'));
  await dead.client.auth.logOut();
  expect(await dead.tokens.read()).toBeNull();
});
