import { describe, expect, test } from 'vitest';
import { awaitApproval, createMonzoClient, readCallback } from '../../src/monzo/client/index.ts';
import { errorOf } from '../support/bank-stub.ts';
import { openApproved, openMonzo, REDIRECT } from './open-monzo.ts';

describe('a login at the bank', () => {
  test('it walks from the address to the approval in the app', async () => {
    const { client, bank, controls, clock, logIn } = await openMonzo();
    const { user_id } = await logIn({ approved: false });
    expect(user_id).toBe(bank.accounts.users[0].id);
    expect(await client.auth.whoAmI()).toMatchObject({ user_id });
    expect(await errorOf(client.accounts.list())).toMatchObject({ kind: 'approval_pending', status: 403 });
    clock.at(clock.now() + 12_000, controls.approve);
    const accounts = await awaitApproval(client, { clock: { now: clock.now, sleep: clock.advance } });
    expect(accounts.length).toBeGreaterThan(0);
  });

  test('it makes no token call for another state, or for a refusal', async () => {
    const { client, bank, controls } = await openMonzo();
    const authorise_url = client.auth.authoriseUrl({ redirectUri: REDIRECT, state: 'the state' });
    const back = new URL(controls.logIn({ authorise_url }).redirect_url).searchParams;
    expect(() => readCallback(back, 'another state')).toThrow();
    const refused = new URL(controls.logIn({ authorise_url, user_id: null }).redirect_url).searchParams;
    expect(() => readCallback(refused, 'the state')).toThrow();
    expect(bank.calls).toEqual([]);
  });

  test('it tells that a code was used, that an address differs, and that the secret is wrong', async () => {
    const { client, monzo, logIn, controls, tokens } = await openMonzo();
    const { code } = await logIn();
    const before = await tokens.read();
    expect(await errorOf(client.auth.logIn({ code, redirectUri: REDIRECT }))).toMatchObject({
      kind: 'bad_request',
      code: 'bad_request.bad_authorization_code',
    });
    const authorise_url = client.auth.authoriseUrl({ redirectUri: REDIRECT, state: 'the state' });
    const back = new URL(controls.logIn({ authorise_url }).redirect_url).searchParams;
    const unused = readCallback(back, 'the state');
    const elsewhere = client.auth.logIn({ code: unused, redirectUri: 'http://localhost:1/' });
    expect(await errorOf(elsewhere)).toMatchObject({
      kind: 'bad_request',
      code: 'bad_request.bad_param.redirect_uri',
    });
    expect(await tokens.read()).toEqual(before);
    const credentials = { ...monzo.credentials, clientSecret: 'wrong' };
    const stranger = createMonzoClient({ ...monzo, credentials });
    expect(await errorOf(stranger.auth.logIn({ code, redirectUri: REDIRECT }))).toMatchObject({
      kind: 'bad_request',
      code: 'bad_request.could_not_authenticate',
    });
  });

  test.each([
    ['at the bank', async ({ controls }: Opened) => controls.expire()],
    ['by the clock', async ({ clock }: Opened) => clock.advance(21_600_000)],
  ])('it refreshes once for 20 calls whose token has ended %s, and stays approved', async (_how, end) => {
    const opened = await openApproved();
    await end(opened);
    const { client, bank, callsOf } = opened;
    const lists = await Promise.all(Array.from({ length: 20 }, () => client.accounts.list()));
    expect(new Set(lists.map(({ length }) => length)).size).toBe(1);
    expect(callsOf('/oauth2/token')).toBe(2);
    expect(bank.sessions.list()).toHaveLength(1);
  });

  test('it refreshes when it is told to, and the pair before is dead', async () => {
    const { client, bank, tokens } = await openApproved();
    const before = await tokens.read();
    expect(await client.auth.refresh()).toMatchObject({ user_id: before?.user_id });
    expect(await client.accounts.list()).not.toEqual([]);
    expect(() => bank.sessions.authenticate(`Bearer ${before?.access_token}`)).toThrow('evicted');
  });

  test('it refreshes before the bank says so, by the clock', async () => {
    const { client, clock, callsOf, bank } = await openApproved();
    await clock.advance(21_600_000 - 30_000);
    await client.auth.whoAmI();
    expect(callsOf('/oauth2/token')).toBe(2);
    expect(bank.calls.every(({ status }) => status === 200)).toBe(true);
  });

  test('it asks for a new login after another one, and is told so for every kind of dead token', async () => {
    for (const unknown_token of ['unauthorized', 'bad_request'] as const) {
      const { client, controls, logIn, tokens, bank } = await openApproved({ switches: { unknown_token } });
      controls.evict();
      expect(await errorOf(client.auth.whoAmI())).toMatchObject({ kind: 'reauth' });
      const { user_id } = await logIn();
      expect(await client.auth.whoAmI()).toMatchObject({ user_id });
      await tokens.update(async (login) => login && { ...login, refresh_token: null });
      controls.expire();
      expect(await errorOf(client.auth.whoAmI())).toMatchObject({ kind: 'reauth' });
      await tokens.update(async (login) => login && { ...login, access_token: 'neverissued' });
      expect(await errorOf(client.auth.whoAmI())).toMatchObject({ kind: 'reauth' });
      expect(bank.calls.at(-1)?.status).toBe(unknown_token === 'unauthorized' ? 401 : 400);
    }
  });

  test('it can do nothing with a refresh token that was used already', async () => {
    const { client, controls, tokens } = await openApproved();
    const before = await tokens.read();
    controls.expire();
    await client.accounts.list();
    await tokens.update(async () => before);
    expect(await errorOf(client.accounts.list())).toMatchObject({
      kind: 'reauth',
      code: expect.stringMatching(/^unauthorized\.bad_refresh_token/),
    });
  });

  test('it ends at the bank and here by logging out', async () => {
    for (const logout_answer of ['object', 'ok'] as const) {
      const { client, tokens } = await openApproved({ switches: { logout_answer } });
      const before = await tokens.read();
      await client.auth.logOut();
      expect(await tokens.read()).toBeNull();
      await tokens.update(async () => before);
      expect(await errorOf(client.accounts.list())).toMatchObject({
        kind: 'reauth',
        code: 'unauthorized.bad_refresh_token',
      });
    }
  });
});

type Opened = Awaited<ReturnType<typeof openApproved>>;
