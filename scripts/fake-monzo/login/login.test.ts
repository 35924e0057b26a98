import { describe, expect, test } from 'vitest';
import { DAY, MINUTE, openBank, type OpenBank } from '../test/open-bank.ts';

const CALLBACK = 'http://localhost:3000/back';

describe('the login', () => {
  test('it leads from the page over a code to tokens that do nothing until the owner approves', async () => {
    const bank = await openBank();
    const { code, state } = await authorise(bank);
    expect(state).toBe('s t&te');
    const { status, body } = await bank.grant({
      grant_type: 'authorization_code',
      redirect_uri: CALLBACK,
      code,
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String),
      client_id: bank.client.id,
      expires_in: 21_600,
      refresh_token: expect.any(String),
      token_type: 'Bearer',
      user_id: bank.bank.accounts.users[0].id,
    });
    const token = body.access_token;
    expect(await bank.call('GET', '/ping/whoami', { token })).toMatchObject({
      status: 200,
      body: { authenticated: true, client_id: bank.client.id, user_id: body.user_id },
    });
    const webhook = { account_id: bank.account, url: 'https://paidup.example/hook' };
    for (const refused of [
      await bank.call('GET', '/accounts', { token }),
      await bank.call('POST', '/webhooks', { token, form: webhook }),
    ])
      expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden.insufficient_permissions' } });
    bank.controls.approve();
    expect(await bank.call('GET', '/accounts', { token })).toMatchObject({ status: 200 });
    bank.controls.revoke();
    expect(await bank.call('GET', '/accounts', { token })).toMatchObject({ status: 403 });
  });

  test('it takes a code once, of the same client and address, for ten minutes', async () => {
    const bank = await openBank();
    const first = { grant_type: 'authorization_code', redirect_uri: CALLBACK, ...(await authorise(bank)) };
    expect(await bank.grant({ ...first, redirect_uri: `${CALLBACK}2` })).toMatchObject({
      status: 400,
      body: { code: 'bad_request.bad_param.redirect_uri' },
    });
    expect(await bank.grant({ ...first, client_secret: 'wrong' })).toMatchObject({
      status: 400,
      body: { code: 'bad_request.could_not_authenticate' },
    });
    expect(await bank.grant(first)).toMatchObject({ status: 200 });
    expect(await bank.grant(first)).toMatchObject({ status: 400 });
    const late = { ...first, ...(await authorise(bank)) };
    await bank.clock.advance(10 * MINUTE);
    expect(await bank.grant(late)).toMatchObject({ status: 400 });
  });

  test('it begins on the page for known clients and their addresses only, and can be refused there', async () => {
    const bank = await openBank({ client: { redirectUrls: [CALLBACK] } });
    const address = authoriseUrl(bank);
    const page = await (await fetch(address)).text();
    expect(page).toContain('Log in as Ashley Kingscote');
    const query = new URL(address).search.slice(1);
    const refusal = await fetch(`${bank.url}/__fake/login`, {
      method: 'POST',
      body: new URLSearchParams({ query, user: '' }),
      redirect: 'manual',
    });
    expect(refusal.status).toBe(303);
    const back = new URL(refusal.headers.get('Location') ?? '');
    expect(Object.fromEntries(back.searchParams)).toEqual({ error: 'access_denied', state: 's t&te' });
    const elsewhere = address.replace('back', 'elsewhere');
    expect((await fetch(elsewhere)).status).toBe(400);
    expect((await fetch(address.replace(bank.client.id, 'nobody'))).status).toBe(400);
  });
});

describe('the tokens', () => {
  test('it refreshes with a new pair, once, and evicts the access token before', async () => {
    const bank = await openBank();
    const refresh = { grant_type: 'refresh_token', refresh_token: String(bank.pair.refresh_token) };
    const { body } = await bank.grant(refresh);
    expect(body.access_token).not.toBe(bank.pair.access_token);
    expect(body.refresh_token).not.toBe(bank.pair.refresh_token);
    expect(await bank.call('GET', '/accounts')).toMatchObject({
      status: 401,
      headers: expect.anything(),
      body: { code: 'unauthorized.bad_access_token.evicted', error: 'invalid_token' },
    });
    bank.bank.switches.refresh_reuse = 'refused';
    expect(await bank.grant(refresh)).toMatchObject({
      status: 401,
      body: { code: 'unauthorized.bad_refresh_token' },
    });
    expect(await bank.call('GET', '/accounts', { token: body.access_token })).toMatchObject({ status: 200 });
    bank.bank.switches.refresh_reuse = 'ends_login';
    await bank.grant(refresh);
    expect(await bank.call('GET', '/accounts', { token: body.access_token })).toMatchObject({ status: 401 });
  });

  test('it refuses a refresh that carries an access token', async () => {
    const bank = await openBank();
    const form = {
      grant_type: 'refresh_token',
      refresh_token: String(bank.pair.refresh_token),
      client_id: bank.client.id,
      client_secret: bank.client.secret,
    };
    expect(await bank.call('POST', '/oauth2/token', { form })).toMatchObject({ status: 401 });
    expect(await bank.call('POST', '/oauth2/token', { form, token: null })).toMatchObject({ status: 200 });
  });

  test('it lets an access token live for six hours', async () => {
    const bank = await openBank();
    await bank.clock.advance(6 * 60 * MINUTE - 1);
    expect(await bank.call('GET', '/accounts')).toMatchObject({ status: 200 });
    await bank.clock.advance(1);
    expect(await bank.call('GET', '/accounts')).toMatchObject({
      status: 401,
      body: { code: 'unauthorized.bad_access_token.expired' },
    });
  });

  test('it evicts both tokens at the next login of the same client and user, and no others', async () => {
    const bank = await openBank();
    const [, other] = bank.bank.clients;
    const theirs = bank.controls.issueTokens({ client_id: other?.id, approved: true });
    bank.controls.issueTokens({ approved: true });
    expect(await bank.call('GET', '/accounts', { token: theirs.access_token })).toMatchObject({
      status: 200,
    });
    expect(await bank.call('GET', '/accounts')).toMatchObject({
      body: { code: 'unauthorized.bad_access_token.evicted' },
    });
    const refresh_token = String(bank.pair.refresh_token);
    expect(await bank.grant({ grant_type: 'refresh_token', refresh_token })).toMatchObject({
      status: 401,
      body: { code: 'unauthorized.bad_refresh_token.evicted' },
    });
  });

  test('it ends both tokens at a logout, which must be a POST', async () => {
    const bank = await openBank();
    expect(await bank.call('GET', '/oauth2/logout')).toMatchObject({ status: 405 });
    expect(await bank.call('POST', '/oauth2/logout')).toMatchObject({ status: 200, body: {} });
    expect(await bank.call('GET', '/ping/whoami')).toMatchObject({ status: 401 });
    const refresh_token = String(bank.pair.refresh_token);
    expect(await bank.grant({ grant_type: 'refresh_token', refresh_token })).toMatchObject({ status: 401 });
  });

  test('it refuses what it never issued, in either of the two ways that were seen', async () => {
    const bank = await openBank();
    const calls = async () => [
      await bank.call('GET', '/accounts', { token: 'made-up' }),
      await bank.call('GET', '/accounts', { token: null }),
      await bank.call('GET', '/accounts', { token: String(bank.pair.refresh_token) }),
    ];
    for (const refused of await calls())
      expect(refused).toMatchObject({ status: 401, body: { code: 'unauthorized.bad_access_token' } });
    bank.bank.switches.unknown_token = 'bad_request';
    for (const refused of await calls())
      expect(refused).toMatchObject({ status: 400, body: { code: 'bad_request.invalid_token' } });
  });

  test('it gives no refresh token to a client that is not confidential', async () => {
    const bank = await openBank();
    const phone = bank.bank.clients.find(({ isConfidential }) => !isConfidential);
    expect(bank.controls.issueTokens({ client_id: phone?.id, approved: true })).not.toHaveProperty(
      'refresh_token',
    );
  });

  test('it shows transactions again only once the owner has confirmed after 90 days', async () => {
    const bank = await openBank();
    await bank.clock.advance(90 * DAY);
    const refresh_token = String(bank.pair.refresh_token);
    const { body } = await bank.grant({ grant_type: 'refresh_token', refresh_token });
    const token = body.access_token;
    const since = new Date(bank.clock.now() - DAY).toISOString();
    const list = () => bank.call('GET', `/transactions?account_id=${bank.account}&since=${since}`, { token });
    expect(await list()).toMatchObject({ status: 403, body: { code: 'forbidden.verification_required' } });
    expect(await bank.call('GET', '/accounts', { token })).toMatchObject({ status: 200 });
    bank.controls.approve();
    expect(await list()).toMatchObject({ status: 200 });
  });
});

function authoriseUrl({ url, client }: OpenBank): string {
  const query = { client_id: client.id, redirect_uri: CALLBACK, response_type: 'code', state: 's t&te' };
  return `${url}/?${new URLSearchParams(query).toString()}`;
}

async function authorise(bank: OpenBank): Promise<{ code: string; state: string }> {
  const { redirect_url } = bank.controls.logIn({ authorise_url: authoriseUrl(bank) });
  const { searchParams } = new URL(redirect_url);
  return { code: searchParams.get('code') ?? '', state: searchParams.get('state') ?? '' };
}
