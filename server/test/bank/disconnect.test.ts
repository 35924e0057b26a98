import { describe, expect, it } from 'vitest';
import type { Tokens } from '../../src/monzo/client/index.ts';
import { createLoginStore } from '../../src/services/bank/login-store.ts';
import { API } from '../support/club.ts';
import { type BankedApp, connectedApp } from '../support/connected-app.ts';
import { sqlite, stores } from '../support/stores.ts';

const disconnect = ({ app }: BankedApp) => app.send('DELETE', `${API}/bank/connection`);

const TOKENS = { access_token: 'next', expires_at: 2 ** 42, client_id: 'club', user_id: 'ashley' };

const GONE = { state: 'disconnected', problem: null, account: null, start_date: null, feed: false };

describe.each(stores)('disconnecting Monzo on $name', (store) => {
  it('takes the webhook back, logs out and forgets all that was set', async () => {
    const opened = await connectedApp({ store });
    const { app, bank, fake, callsOf, connect } = opened;
    await app.send('PATCH', `${API}/bank`, { body: { feed: true } });
    expect((await disconnect(opened)).status).toBe(204);
    expect(await bank()).toMatchObject({ ...GONE, webhook: { registered: false } });
    expect(fake.bank.webhooks.list()).toEqual([]);
    expect(fake.bank.sessions.find().end).toBe('logged_out');
    expect(await app.store.bank.login()).toMatchObject({ sealed: null });
    expect(await app.store.bank.connection()).toMatchObject({ connected_since: null });
    expect((await disconnect(opened)).status).toBe(204);
    expect(callsOf('POST', '/oauth2/logout')).toBe(1);
    expect(await connect()).toMatchObject({ state: 'connected', feed: false });
  });

  it.each(['error_500', 'reset', 'unknown_token', 'rate_limited'] as const)(
    'tries each call once and forgets the login when the bank fails: %s',
    async (kind) => {
      const opened = await connectedApp({ store });
      const { app, bank, fake, callsOf, connect } = opened;
      fake.bank.troubles.add({ kind, calls: null });
      expect((await disconnect(opened)).status).toBe(204);
      expect(await bank()).toMatchObject(GONE);
      expect(await app.store.bank.login()).toMatchObject({ sealed: null });
      expect([callsOf('DELETE', '/webhooks'), callsOf('POST', '/oauth2/logout')]).toEqual([1, 1]);
      expect(fake.bank.webhooks.list()).toHaveLength(1);
      fake.bank.troubles.clear();
      await connect();
      expect(fake.bank.webhooks.list()).toHaveLength(1);
    },
  );

  // It takes 10 s.
  it.runIf(store === sqlite)('waits for 5 s at most for each call, also while a refresh hangs', async () => {
    const opened = await connectedApp({ store });
    const { app, bank, fake } = opened;
    const { promise: answer, resolve: refresh } = Promise.withResolvers<Tokens>();
    const logins = createLoginStore(app.surroundings, app.surroundings.secretKey);
    const refreshing = logins.update(() => answer);
    fake.bank.troubles.add({ kind: 'timeout', calls: null });
    const before = performance.now();
    expect((await disconnect(opened)).status).toBe(204);
    expect(performance.now() - before).toBeLessThan(11_000);
    expect(await app.store.bank.login()).toMatchObject({ sealed: null });
    refresh({ ...TOKENS, refresh_token: 'of-the-next-pair' });
    expect(await refreshing).toBeNull();
    expect(await app.store.bank.login()).toMatchObject({ sealed: null });
    expect(await bank()).toMatchObject(GONE);
  });

  it('ends a login that is on its way', async () => {
    const opened = await connectedApp({ store });
    const { app, bank, begin, comeBack, fake } = opened;
    const { redirect_url } = fake.controls.logIn({ authorise_url: await begin() });
    await disconnect(opened);
    expect(await comeBack(redirect_url)).toBe('old_link');
    await app.services.bankApproval.look();
    await app.services.bankWebhook.keep();
    expect(await bank()).toMatchObject(GONE);
  });
});
