import { describe, expect, it } from 'vitest';
import { createServices } from '../../src/services/services.ts';
import { startApp } from '../support/app.ts';
import { MINUTE } from '../support/clock.ts';
import { API, codeOf } from '../support/club.ts';
import { bankedApp, connectedApp } from '../support/connected-app.ts';
import { stores } from '../support/stores.ts';

const CALLBACK = `${API}/bank/callback`;

describe.each(stores)('the login at Monzo on $name', (store) => {
  it('leads over the approval in the app to one account with one webhook', async () => {
    const { app, bank, begin, comeBack, fake, callsOf } = await bankedApp({ store });
    expect(await bank()).toMatchObject({ state: 'disconnected', account: null, start_date: null });
    const authorise_url = await begin();
    expect(await bank()).toMatchObject({ state: 'disconnected', start_date: null });
    const { redirect_url } = fake.controls.logIn({ authorise_url });
    expect(await comeBack(redirect_url)).toBe('approve');
    const { look } = app.services.bankApproval;
    await look();
    expect(await bank()).toMatchObject({
      state: 'awaiting_approval',
      problem: null,
      approval_until: '2026-11-20T12:10:00.000Z',
      start_date: '2026-11-20',
    });
    fake.controls.approve();
    await look();
    const account = fake.bank.accounts.get();
    expect(await bank()).toMatchObject({
      state: 'connected',
      problem: null,
      approval_until: null,
      account: { id: account.id, name: 'Current account' },
      webhook: { registered: true, last_event_at: null },
      start_date: '2026-11-20',
    });
    expect(await app.store.bank.connection()).toMatchObject({ connected_since: app.clock.now() });
    expect(fake.bank.webhooks.list()).toMatchObject([
      { account_id: account.id, url: `http://127.0.0.1:${app.port}/monzo_webhook` },
    ]);
    expect(callsOf('POST', '/oauth2/token')).toBe(1);
  });

  it('takes a state once, for ten minutes, and calls the bank for no other', async () => {
    const { app, bank, begin, comeBack, fake, callsOf } = await bankedApp({ store });
    const back = async () => fake.controls.logIn({ authorise_url: await begin() }).redirect_url;
    const address = await back();
    const { searchParams } = new URL(address);
    for (const [name, value] of [
      ['state', ''],
      ['state', 'x'.repeat(43)],
      ['state', String(searchParams.get('state')).slice(1)],
    ] as const) {
      const forged = new URL(address);
      forged.searchParams.set(name, value);
      expect([value, await comeBack(forged.href)]).toEqual([value, 'old_link']);
    }
    expect(await comeBack(`http://app${CALLBACK}`)).toBe('old_link');
    const twice = `${address}&state=${searchParams.get('state')}`;
    expect(await comeBack(twice)).toBe('old_link');
    await fake.clock.advance(10 * MINUTE);
    expect(await comeBack(address)).toBe('old_link');
    const former = await back();
    const latest = await back();
    expect(await comeBack(former)).toBe('old_link');
    expect(callsOf('POST', '/oauth2/token')).toBe(0);
    expect(await bank()).toMatchObject({ state: 'disconnected' });

    const { pathname, search } = new URL(latest);
    const look = await app.sendAsStranger('HEAD', pathname + search);
    expect(look).toMatchObject({ status: 302, headers: { location: '/settings' } });
    const outcomes = await Promise.all([1, 2, 3].map(() => comeBack(latest)));
    expect(outcomes.sort()).toEqual(['approve', 'old_link', 'old_link']);
    expect(await comeBack(latest)).toBe('old_link');
    expect(callsOf('POST', '/oauth2/token')).toBe(1);
  });

  it('tells the page that the owner refused, or that the bank did not take the code', async () => {
    const { bank, begin, comeBack, fake, callsOf } = await bankedApp({ store });
    const { redirect_url } = fake.controls.logIn({ authorise_url: await begin(), user_id: null });
    expect(await comeBack(redirect_url)).toBe('refused');
    expect(callsOf('POST', '/oauth2/token')).toBe(0);
    for (const kind of ['error_500', 'reset', 'html', 'wrong_shape'] as const) {
      const { redirect_url: address } = fake.controls.logIn({ authorise_url: await begin() });
      fake.bank.troubles.add({ kind, calls: 1 });
      expect([kind, await comeBack(`${address}&more=1`)]).toEqual([kind, 'failed']);
      expect(await comeBack(address)).toBe('old_link');
    }
    const wrong = new URL(fake.controls.logIn({ authorise_url: await begin() }).redirect_url);
    wrong.searchParams.set('code', 'wrong');
    expect(await comeBack(wrong.href)).toBe('failed');
    expect(await bank()).toMatchObject({ state: 'disconnected', problem: null });
  });

  it('leaves no token, code or state where anybody may read', async () => {
    const { app, begin, comeBack, fake } = await bankedApp({ store });
    const authorise_url = await begin();
    const state = new URL(authorise_url).searchParams.get('state') ?? '';
    expect(Buffer.from(state, 'base64url')).toHaveLength(32);
    const { redirect_url } = fake.controls.logIn({ authorise_url });
    const before = JSON.stringify(await app.store.bank.connection());
    await comeBack(redirect_url);
    fake.controls.approve();
    await app.services.bankApproval.look();
    const { access, refresh } = fake.bank.sessions.find();
    const { number, sort } = { number: fake.bank.accounts.get().account_number, sort: '040004' };
    const secrets = [
      state,
      new URL(redirect_url).searchParams.get('code'),
      fake.bank.clients[0].secret,
      access.value,
      refresh?.value,
      number,
      sort,
    ].map(String);
    const read = await Promise.all(
      ['/bank', '/bank/accounts', '/bank/pots', '/openapi.json', '/export/all.json'].map((path) =>
        app.send('GET', API + path),
      ),
    );
    const seen = {
      answers: read.map(({ text }) => text).join(),
      log: app.logged.join(),
      stored: before + JSON.stringify([await app.store.bank.connection(), await app.store.bank.login()]),
    };
    for (const [where, text] of Object.entries(seen))
      for (const secret of secrets) expect([where, text.includes(secret)]).toEqual([where, false]);
    expect(seen.log).toContain('/api/v1/bank/callback');
  });

  it('is waited for for ten minutes, and can be begun again then', async () => {
    const { app, bank, logIn, connect, fake } = await bankedApp({ store });
    await logIn({ start_date: '2026-11-02' });
    const { look } = app.services.bankApproval;
    await fake.clock.advance(10 * MINUTE - 1);
    await look();
    expect(await bank()).toMatchObject({ state: 'awaiting_approval', problem: null });
    await fake.clock.advance(1);
    await look();
    const calls = fake.bank.calls.length;
    await look();
    expect(fake.bank.calls).toHaveLength(calls);
    expect(await bank()).toMatchObject({
      state: 'awaiting_approval',
      problem_code: 'approval_late',
      problem: expect.stringMatching(/Connect Monzo again/),
    });
    expect(await connect()).toMatchObject({ start_date: '2026-11-02' });
  });

  it('is over for a server whose key is another one', async () => {
    const { app, bank } = await connectedApp({ store });
    const other = createServices({ ...app.surroundings, secretKey: Buffer.alloc(32, 'another') });
    await expect(other.bank.pots()).rejects.toMatchObject({ code: 'not_connected' });
    expect(await bank()).toMatchObject({ state: 'login_expired', problem_code: 'login_over' });
  });

  it('is looked at by one of several processes', async () => {
    const { app, logIn, callsOf } = await bankedApp({ store });
    await logIn();
    const another = createServices(app.surroundings).bankApproval;
    await app.services.bankApproval.look();
    await another.look();
    await app.services.bankApproval.look();
    await another.look();
    expect(callsOf('GET', '/accounts')).toBe(2);
  });

  it('does not mind a bank that has trouble while the approval is waited for', async () => {
    const { app, bank, logIn, fake } = await bankedApp({ store });
    await logIn();
    fake.controls.approve();
    for (const kind of ['error_500', 'reset', 'html', 'rate_limited', 'wrong_shape'] as const) {
      fake.bank.troubles.add({ kind, calls: 1 });
      await app.services.bankApproval.look();
      expect(await bank()).toMatchObject({ state: 'awaiting_approval', problem: null });
    }
    await app.services.bankApproval.look();
    expect(await bank()).toMatchObject({ state: 'connected' });
  });
});

describe('the bank of a server without a client of Monzo', () => {
  it('says that it is not configured, and comes back to the settings', async () => {
    const app = await startApp();
    const { body } = await app.send('GET', `${API}/bank`);
    expect(body).toMatchObject({ state: 'not_configured', problem: null, account: null });
    const calls: [string, string, object?][] = [
      ['POST', '/connection', {}],
      ['PATCH', '', { feed: true }],
      ['GET', '/accounts'],
      ['GET', '/pots'],
    ];
    for (const [method, path, ask] of calls) {
      const answer = await app.send(method, `${API}/bank${path}`, ask && { body: ask });
      expect([path, ...codeOf(answer)]).toEqual([path, 409, 'not_configured']);
    }
    expect((await app.send('DELETE', `${API}/bank/connection`)).status).toBe(204);
    const { headers } = await app.sendAsStranger('GET', `${CALLBACK}?code=1&state=2`);
    expect(headers.location).toBe('/settings?bank=old_link');
    await app.close();
  });
});
