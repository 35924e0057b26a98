import { describe, expect, it } from 'vitest';
import { bankedApp } from '../support/connected-app.ts';
import { stores } from '../support/stores.ts';

describe.each(stores)('connecting Monzo on $name', (store) => {
  it('leads over the login and the approval to one account with one webhook', async () => {
    const { app, bank, begin, comeBack, fake, callsOf } = await bankedApp({ store });
    expect(await bank()).toMatchObject({ state: 'disconnected', account: null, start_date: null });
    const authorise_url = await begin();
    expect(await bank()).toMatchObject({ state: 'disconnected', start_date: null });
    const { redirect_url } = fake.controls.logIn({ authorise_url });
    expect(await comeBack(redirect_url)).toBe('approve');
    expect(await bank()).toMatchObject({
      state: 'awaiting_approval',
      approval_until: '2026-11-20T12:10:00.000Z',
      start_date: '2026-11-20',
    });
    await app.services.bankApproval.look();
    expect(await bank()).toMatchObject({ state: 'awaiting_approval', problem: null });
    fake.controls.approve();
    await app.services.bankApproval.look();
    const account = fake.bank.accounts.get();
    expect(await bank()).toMatchObject({
      state: 'connected',
      problem: null,
      approval_until: null,
      account: { id: account.id, name: 'Current account' },
      webhook: { registered: true, last_event_at: null },
      start_date: '2026-11-20',
    });
    const { connected_since } = (await app.store.bank.connection()) ?? {};
    expect(connected_since).toBe(app.clock.now());
    expect(fake.bank.webhooks.list()).toMatchObject([
      { account_id: account.id, url: `http://127.0.0.1:${app.port}/monzo_webhook` },
    ]);
    expect(callsOf('POST', '/oauth2/token')).toBe(1);
  });
});
