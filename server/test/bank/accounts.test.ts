import type { Bank } from '@paidup/shared/bank';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../support/clock.ts';
import { API, codeOf } from '../support/club.ts';
import { bankedApp, type BankedApp, connectedApp } from '../support/connected-app.ts';
import { stores } from '../support/stores.ts';

const SEVERAL = { accounts: ['uk_prepaid', 'uk_retail', 'uk_retail_joint', 'uk_loan'] } as const;

/** Changes the connection as the organiser's page does. */
const patch = ({ app }: BankedApp, body: object) => app.send<Bank>('PATCH', `${API}/bank`, { body });

const idOf = ({ fake }: BankedApp, type: string) =>
  fake.bank.accounts.list().find((account) => account.type === type)?.id ?? '';

describe.each(stores)('the account at Monzo on $name', (store) => {
  it('is chosen by the organiser if there are several, and may become another', async () => {
    const opened = await bankedApp({ store, bank: SEVERAL });
    const { app, bank, fake, logIn } = opened;
    const [current, joint] = [idOf(opened, 'uk_retail'), idOf(opened, 'uk_retail_joint')];
    await logIn();
    const early = await app.send('GET', `${API}/bank/accounts`);
    expect(codeOf(early)).toEqual([409, 'not_connected']);
    fake.controls.approve();
    await app.services.bankApproval.look();
    expect(await bank()).toMatchObject({ state: 'choose_account', account: null, approval_until: null });
    expect((await app.send('GET', `${API}/bank/accounts`)).body).toEqual({
      items: [
        { id: current, name: 'Current account', type: 'uk_retail' },
        { id: joint, name: 'Joint account', type: 'uk_retail_joint' },
      ],
    });
    expect(codeOf(await app.send('GET', `${API}/bank/pots`))).toEqual([409, 'not_connected']);
    for (const account_id of ['acc_nobodys', idOf(opened, 'uk_prepaid')])
      expect(codeOf(await patch(opened, { account_id }))).toEqual([400, 'invalid_input']);
    expect(fake.bank.webhooks.list()).toEqual([]);

    const chosen = await patch(opened, { account_id: current });
    expect(chosen.body).toMatchObject({ state: 'connected', account: { id: current } });
    const { connected_since } = (await app.store.bank.connection()) ?? {};
    const [pot] = fake.bank.pots.of(current);
    await patch(opened, { pot_id: pot?.id, annotate: true });
    await fake.clock.advance(MINUTE);
    const moved = await patch(opened, { account_id: joint });
    expect(moved.body).toMatchObject({
      state: 'connected',
      account: { id: joint },
      pot_id: null,
      annotate: true,
    });
    expect(fake.bank.webhooks.list()).toMatchObject([{ account_id: joint }]);
    expect(await app.store.bank.connection()).toMatchObject({ connected_since });
  });

  it('stays as it was when the bank fails while it is changed', async () => {
    const opened = await connectedApp({ store, bank: SEVERAL });
    const { app, bank, fake } = opened;
    const before = await bank();
    fake.bank.troubles.add({ kind: 'error_500', calls: 1, method: 'POST', path: '/webhooks' });
    const answer = await patch(opened, { account_id: idOf(opened, 'uk_retail_joint') });
    expect(codeOf(answer)).toEqual([503, 'bank_unavailable']);
    expect(answer.headers['retry-after']).toBe('30');
    expect(await bank()).toEqual(before);
    await app.services.bankWebhook.keep();
    expect(fake.bank.webhooks.list()).toMatchObject([{ account_id: before.account?.id }]);
  });

  it('comes back with all that was set when the login is over and somebody connects again', async () => {
    const opened = await connectedApp({ store, start_date: '2026-11-02' });
    const { app, bank, fake, connect } = opened;
    const before = (await patch(opened, { feed: true })).body;
    const { connected_since } = (await app.store.bank.connection()) ?? {};
    fake.controls.evict();
    expect(codeOf(await app.send('GET', `${API}/bank/pots`))).toEqual([409, 'not_connected']);
    const calls = fake.bank.calls.length;
    expect(await bank()).toMatchObject({
      state: 'login_expired',
      problem_code: 'login_over',
      problem: expect.stringMatching(/Connect again/),
      account: before.account,
    });
    expect(codeOf(await app.send('GET', `${API}/bank/accounts`))).toEqual([409, 'not_connected']);
    expect(fake.bank.calls).toHaveLength(calls);
    await fake.clock.advance(MINUTE);
    expect(await connect()).toEqual(before);
    expect(await app.store.bank.connection()).toMatchObject({ connected_since });
    expect(fake.bank.webhooks.list()).toHaveLength(1);
  });

  it('is chosen again when another person has logged in, who does not have it', async () => {
    const opened = await connectedApp({ store, bank: SEVERAL });
    const { app, bank, fake, begin, comeBack } = opened;
    const [, robin] = fake.bank.accounts.users;
    const [pot] = fake.bank.pots.of(idOf(opened, 'uk_retail'));
    expect((await patch(opened, { pot_id: pot?.id })).body).toMatchObject({ pot_id: pot?.id });
    const authorise_url = await begin();
    await comeBack(fake.controls.logIn({ authorise_url, user_id: robin.id }).redirect_url);
    fake.controls.approve();
    await app.services.bankApproval.look();
    expect(await bank()).toMatchObject({ state: 'choose_account', account: null });
    const joint = await patch(opened, { account_id: idOf(opened, 'uk_retail_joint') });
    expect(joint.body).toMatchObject({
      state: 'connected',
      account: { name: 'Joint account' },
      pot_id: null,
    });
  });

  it('waits for the approval again when it is taken back, and goes on by itself', async () => {
    const opened = await connectedApp({ store });
    const { app, bank, fake, callsOf } = opened;
    const before = await bank();
    fake.controls.revoke();
    expect(codeOf(await app.send('GET', `${API}/bank/pots`))).toEqual([503, 'bank_unavailable']);
    expect(await bank()).toMatchObject({ state: 'awaiting_approval', account: before.account });
    await app.services.bankApproval.look();
    expect(await bank()).toMatchObject({ state: 'awaiting_approval' });
    fake.controls.approve();
    await app.services.bankApproval.look();
    expect(await bank()).toEqual(before);
    expect(callsOf('POST', '/webhooks')).toBe(1);
  });

  it('has switches that count from when they were set, and a pot that is there', async () => {
    const opened = await connectedApp({ store });
    const { app, fake } = opened;
    const pots = (await app.send<{ items: { id: string; name: string }[] }>('GET', `${API}/bank/pots`)).body;
    const [pot] = pots.items;
    expect(pot).toEqual({ id: expect.any(String), name: expect.any(String), balance: expect.any(Number) });
    expect(codeOf(await patch(opened, { pot_id: 'pot_of_another' }))).toEqual([400, 'invalid_input']);
    const set = await patch(opened, {
      pot_id: pot?.id,
      annotate: true,
      receipts: true,
      start_date: '2026-11-10',
    });
    expect(set.body).toMatchObject({ pot_id: pot?.id, annotate: true, receipts: true, feed: false });
    expect(set.body.start_date).toBe('2026-11-10');
    const first = app.clock.now();
    await app.services.bankWebhook.keep();
    await fake.clock.advance(MINUTE);
    const again = await patch(opened, { pot_id: pot?.id, annotate: true, receipts: false });
    expect(again.body).toMatchObject({ pot_id: pot?.id, annotate: true, receipts: false });
    expect(await app.store.bank.connection()).toMatchObject({
      pot: { id: pot?.id, since: first },
      annotate_since: first,
      receipts_since: null,
    });
    expect((await patch(opened, { pot_id: null })).body).toMatchObject({ pot_id: null });
    const calls = fake.bank.calls.length;
    fake.bank.troubles.add({ kind: 'timeout', calls: null });
    expect((await patch(opened, { feed: true })).body).toMatchObject({ feed: true });
    expect((await app.send('GET', `${API}/bank`)).status).toBe(200);
    expect(fake.bank.calls).toHaveLength(calls);
  });
});
