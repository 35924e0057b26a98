import { describe, expect, it } from 'vitest';
import type { WebhookOutcome } from '@paidup/shared/webhook';
import { transfer } from '../support/bank.ts';
import { clubOf, codeOf, deliver } from '../support/club.ts';
import { MINUTE } from '../support/clock.ts';
import { bankedApp, connectedApp } from '../support/connected-app.ts';
import { startApp } from '../support/app.ts';
import { stores } from '../support/stores.ts';
import { aConnection } from '../store/bank-contract.ts';
import { told } from './catch-up-stage.ts';
import { pay, readBacks, refuse } from './deliveries.ts';

describe.each(stores)('a delivery while a bank is connected, on $name', (store) => {
  it('credits what the bank says, whatever the delivery does', async () => {
    const opened = await connectedApp({ store });
    const club = clubOf(opened.app);
    const [ash, bob] = [await club.addPlayer('Ash', ['ASH A']), await club.addPlayer('Bob', ['BOB B'])];
    for (const lie of [
      { amount: 900 },
      { counterparty: { name: 'BOB B' } },
      { decline_reason: 'OTHER' },
      { scheme: 'mastercard', merchant: { id: 'merch_1' } },
      { currency: 'EUR' },
      { account_id: 'acc_another' },
      { created: '1999-01-01T00:00:00Z' },
    ]) {
      const made = pay(opened);
      expect(await club.deliver(told(made, lie))).toMatchObject({ outcome: 'credited', player_id: ash.id });
      expect(await club.payment(made.id)).toMatchObject({
        amount: 500,
        currency: 'GBP',
        counterparty_name: 'ASH A',
        verified: true,
        conflict: false,
        paid_at: opened.app.clock.now(),
        history: [{ by: 'webhook', action: 'recorded' }, { action: 'credited' }],
      });
    }
    expect(await club.player(ash.id)).toMatchObject({ total_paid: 3500 });
    expect(await club.player(bob.id)).toMatchObject({ total_paid: 0 });
    const card = pay(opened, { kind: 'card', name: 'Riverside' });
    expect(await club.deliver(transfer('ASH A', 500, { id: card.id }))).toEqual({
      outcome: 'ignored',
      reason: 'card',
    });
  });

  it('credits nothing that the bank does not have, and does not remember it', async () => {
    const opened = await connectedApp({ store });
    const club = clubOf(opened.app);
    await club.addPlayer('Ash', ['ASH A']);
    const body = transfer('ASH A');
    for (let times = 0; times < 2; times++)
      expect(await club.deliver(body)).toEqual({ outcome: 'ignored', reason: 'not_at_bank' });
    expect((await club.payments()).items).toEqual([]);
    pay(opened, { fields: { id: body.data.id } });
    expect(await club.deliver(body)).toMatchObject({ outcome: 'credited' });
  });

  it('ignores another account of the owner’s, and what was before the first day', async () => {
    const opened = await connectedApp({
      store,
      timeZone: 'America/New_York',
      bank: { accounts: ['uk_retail', 'uk_retail_joint'] },
    });
    const club = clubOf(opened.app);
    const { accounts } = opened.fake.bank;
    const joint = accounts.list().find(({ type }) => type === 'uk_retail_joint');
    const elsewhere = pay(opened, { account_id: joint?.id });
    expect(await club.deliver(told(elsewhere, { account_id: accounts.get().id }))).toEqual({
      outcome: 'ignored',
      reason: 'other_account',
    });
    const midnight = Date.parse('2026-11-20T05:00:00Z');
    const early = pay(opened, { created: midnight - 1 });
    expect(await club.deliver(told(early, { created: '2026-11-21T00:00:00Z' }))).toEqual({
      outcome: 'ignored',
      reason: 'before_start',
    });
    expect(await club.deliver(told(pay(opened, { created: midnight })))).toMatchObject({
      outcome: 'unmatched',
    });
    expect((await club.payments()).items).toHaveLength(1);
  });

  it('shares the answer with the others of its transaction, and a later one needs none', async () => {
    const opened = await connectedApp({ store });
    const club = clubOf(opened.app);
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const made = pay(opened);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => deliver(opened.app, told(made))));
    expect(outcomes.filter(({ outcome }) => outcome === 'credited')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(19);
    expect(readBacks(opened)).toBe(1);
    opened.fake.bank.troubles.add({ kind: 'error_500', calls: null });
    expect(await club.deliver(told(made, { notes: 'for Thursday' }))).toEqual({
      outcome: 'duplicate',
      payment_id: made.id,
      player_id: ash.id,
      total_paid: 500,
    });
    for (const other of [{ amount: 501 }, { counterparty: { name: 'BOB B' } }, { decline_reason: 'OTHER' }])
      await refuse(opened, told(made, other));
    expect(await club.payment(made.id)).toMatchObject({ conflict: false, rev: 2 });
  });

  it('does not wait for a catch-up', async () => {
    const opened = await connectedApp({ store });
    const made = pay(opened);
    opened.fake.bank.troubles.add({ kind: 'slow', calls: 1, path: '/transactions', milliseconds: 2500 });
    const catchingUp = opened.app.services.catchUp.run({ dry_run: false });
    await expect.poll(() => opened.callsOf('GET', '/transactions')).toBe(1);
    expect(await deliver(opened.app, told(made))).toMatchObject({ outcome: 'unmatched' });
    expect(await catchingUp).toMatchObject({ duplicate: 1 });
  });

  it('tells of a conflict if the bank has changed its mind, or has it no more', async () => {
    const opened = await connectedApp({ store });
    const club = clubOf(opened.app);
    await club.addPlayer('Ash', ['ASH A']);
    const { payments } = opened.fake.bank;
    const [declined, gone] = [pay(opened), pay(opened)];
    for (const made of [declined, gone]) await club.deliver(told(made));
    payments.change(declined.id, { decline_reason: 'OTHER' }, { silent: true });
    payments.forget(gone.id);
    for (const { id } of [declined, gone]) {
      for (let times = 0; times < 2; times++)
        expect(await club.deliver(told(gone, { id, amount: 1 }))).toMatchObject({
          outcome: 'duplicate',
          total_paid: 1000,
        });
      const { history, ...payment } = await club.payment(id);
      expect(payment).toMatchObject({ amount: 500, status: 'matched', conflict: true, verified: true });
      expect(history.filter(({ action }) => action === 'conflict')).toMatchObject([
        { says: id === gone.id ? { missing: true } : { declined: true } },
      ]);
    }
  });

  it('verifies what came before the connection', async () => {
    const opened = await bankedApp({ store });
    const club = clubOf(opened.app);
    const [made, lie] = [pay(opened), pay(opened)];
    await club.deliver(told(made));
    await club.deliver(told(lie, { amount: 900 }));
    expect(await club.payment(made.id)).toMatchObject({ verified: false });
    await opened.connect();
    for (const { id } of [made, lie])
      expect(await club.deliver(told(made, { id }))).toMatchObject({ outcome: 'duplicate', payment_id: id });
    expect(await club.payment(made.id)).toMatchObject({
      verified: true,
      conflict: false,
      history: [{ action: 'recorded' }, { action: 'verified', by: 'webhook' }],
    });
    expect(await club.payment(lie.id)).toMatchObject({ amount: 900, verified: false, conflict: true });
  });

  it('is refused for now when the login is over, until somebody disconnects', async () => {
    const opened = await connectedApp({ store });
    const club = clubOf(opened.app);
    const made = pay(opened);
    const body = told(made);
    opened.fake.controls.evict();
    await refuse(opened, body);
    expect(await opened.bank()).toMatchObject({ state: 'login_expired', problem_code: 'login_over' });
    await refuse(opened, body);
    await opened.app.services.bankLogin.disconnect();
    expect(await club.deliver(body)).toMatchObject({ outcome: 'unmatched' });
    expect(await club.payment(made.id)).toMatchObject({ verified: false });
  });

  it('makes the next look catch up if it was refused, a minute after the last', async () => {
    const opened = await connectedApp({ store });
    const { catchUp } = opened.app.services;
    expect(await catchUp.look()).toMatchObject({ checked: 0 });
    const body = told(pay(opened));
    opened.fake.bank.troubles.add({ kind: 'error_500', calls: 1 });
    await refuse(opened, body);
    expect(await catchUp.look()).toBeNull();
    await opened.fake.clock.advance(MINUTE);
    expect(await catchUp.look()).toMatchObject({ unmatched: 1 });
    await opened.fake.clock.advance(MINUTE);
    expect(await catchUp.look()).toBeNull();
    await opened.fake.clock.advance(14 * MINUTE);
    expect(await catchUp.look()).toMatchObject({ duplicate: 1 });
  });

  it('is noted as a sign of life, once a minute', async () => {
    const opened = await connectedApp({ store });
    const at = async () => (await opened.bank()).webhook.last_event_at;
    const first = opened.app.clock.now();
    await deliver(opened.app, { type: 'balance.updated', data: null });
    await expect.poll(at).toBe(first);
    await opened.fake.clock.advance(MINUTE - 1);
    await deliver(opened.app, { type: 'balance.updated', data: null });
    await opened.fake.clock.advance(1);
    await deliver(opened.app, { type: 'balance.updated', data: null });
    await expect.poll(at).toBe(opened.app.clock.now());
  });

  it('is never believed by a server that can’t ask the bank which another has connected', async () => {
    const app = await startApp({ store });
    const club = clubOf(app);
    expect(await club.deliver(transfer('ASH A'))).toMatchObject({ outcome: 'unmatched' });
    const connected = aConnection({ state: 'connected', connected_since: app.clock.now() });
    await app.store.bank.replaceConnection(connected, 0);
    const outcome = async () =>
      codeOf(await app.send<WebhookOutcome>('POST', '/monzo_webhook', { body: transfer('ASH A') }));
    await expect.poll(outcome).toEqual([503, 'bank_unavailable']);
    expect(await outcome()).toEqual([503, 'bank_unavailable']);
    await app.close();
  });
});
