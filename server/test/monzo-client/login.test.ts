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
    const { client, monzo, logIn } = await openMonzo();
    const { code } = await logIn();
    expect(await errorOf(client.auth.logIn({ code, redirectUri: REDIRECT }))).toMatchObject({
      name: 'MonzoError',
    });
    const elsewhere = client.auth.logIn({ code: 'made up', redirectUri: 'http://localhost:1/' });
    expect(await errorOf(elsewhere)).toMatchObject({ name: 'MonzoError' });
    const credentials = { ...monzo.credentials, clientSecret: 'wrong' };
    const stranger = createMonzoClient({ ...monzo, credentials });
    expect(await errorOf(stranger.auth.logIn({ code, redirectUri: REDIRECT }))).toMatchObject({
      kind: 'bad_request',
      code: 'bad_request.could_not_authenticate',
    });
  });

  test('it refreshes once for 20 calls whose token has ended, and stays approved', async () => {
    const { client, bank, controls, callsOf } = await openApproved();
    controls.expire();
    const lists = await Promise.all(Array.from({ length: 20 }, () => client.accounts.list()));
    expect(new Set(lists.map(({ length }) => length)).size).toBe(1);
    expect(callsOf('/oauth2/token')).toBe(2);
    expect(bank.sessions.list()).toHaveLength(1);
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
      const { client, controls, logIn, tokens } = await openApproved({ switches: { unknown_token } });
      controls.evict();
      expect(await errorOf(client.auth.whoAmI())).toMatchObject({ kind: 'reauth' });
      await logIn();
      await tokens.update(
        async (login) => login && { ...login, access_token: 'neverissued', refresh_token: null },
      );
      expect(await errorOf(client.auth.whoAmI())).toMatchObject({ kind: 'reauth' });
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
      expect(await errorOf(client.accounts.list())).toMatchObject({ kind: 'reauth' });
    }
  });
});
