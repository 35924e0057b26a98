import { describe, expect, it, test } from 'vitest';
import { createServices } from '../../src/services/services.ts';
import { codeOf, API } from '../support/club.ts';
import { DAY, MINUTE } from '../support/clock.ts';
import { bankedApp } from '../support/connected-app.ts';
import { stores } from '../support/stores.ts';
import { startApp } from '../support/app.ts';
import { connectedStage } from './catch-up-stage.ts';

describe.each(stores)('a catch-up in trouble on $name', { timeout: 60_000 }, (store) => {
  it('pages until it has all, slowly, and shows how far it is', async () => {
    const { payMany, catchUp, bank, app, fake, troubles, pagesSince } = await connectedStage({ store });
    const ids = payMany(250);
    fake.bank.rateLimit.set({ calls: 6, seconds: 1 });
    troubles.add({ kind: 'slow', calls: 1, skip: 2, path: '/transactions', milliseconds: 500 });
    const result = catchUp();
    await expect.poll(async () => (await bank()).catching_up, { timeout: 40_000 }).toEqual({ checked: 100 });
    expect(await result).toMatchObject({ checked: 250, unmatched: 250 });
    expect(await bank()).toMatchObject({ catching_up: null });
    expect(pagesSince()).toHaveLength(3);
    expect((await app.stored()).payments.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('waits as long as the bank wants, and goes on', async () => {
    const { payMany, catchUp, troubles, now } = await connectedStage({ store });
    payMany(150);
    const began = now();
    troubles.add({ kind: 'rate_limited', calls: 2, skip: 1, path: '/transactions', retry_after: 40 });
    expect(await catchUp()).toMatchObject({ checked: 150 });
    expect(now() - began).toBe(80_000);
  });

  it('leaves what it has recorded and no mark if it is cut short, and the next makes it good', async () => {
    const { payMany, catchUp, refusal, bank, troubles, app, clock } = await connectedStage({ store });
    await catchUp();
    const mark = app.clock.now();
    await clock.advance(DAY);
    payMany(150);
    troubles.add({ kind: 'error_500', calls: null, skip: 1, path: '/transactions' });
    expect(await refusal()).toEqual([503, 'bank_unavailable']);
    expect(await bank()).toMatchObject({
      state: 'connected',
      problem_code: 'catch_up_failed',
      last_caught_up_at: mark,
      catching_up: null,
    });
    expect((await app.stored()).payments).toHaveLength(100);
    troubles.clear();
    expect(await catchUp()).toMatchObject({ checked: 150, duplicate: 100, unmatched: 50 });
    expect(await bank()).toMatchObject({ problem: null, last_caught_up_at: app.clock.now() });
  });

  it('goes back once more to a first day that was moved by one that was cut short', async () => {
    const { pay, catchUp, refusal, bank, troubles, now } = await connectedStage({ store });
    pay({ created: now() - 10 * DAY });
    await catchUp();
    troubles.add({ kind: 'html', calls: 6, path: '/transactions' });
    expect(await refusal({ since: '2026-11-10' })).toEqual([503, 'bank_unavailable']);
    expect(await bank()).toMatchObject({ start_date: '2026-11-10', last_caught_up_at: null });
    expect(await catchUp()).toMatchObject({ unmatched: 1 });
  });

  test.each(['not_json', 'wrong_shape', 'huge', 'redirect', 'empty'] as const)(
    'believes no list that is %s',
    async (kind) => {
      const { pay, catchUp, refusal, bank, troubles } = await connectedStage({ store });
      pay();
      troubles.add({ kind, calls: 1, path: '/transactions' });
      expect(await refusal()).toEqual([503, 'bank_unavailable']);
      expect(await bank()).toMatchObject({ last_caught_up_at: null });
      expect(await catchUp()).toMatchObject({ unmatched: 1 });
    },
  );

  it('takes nothing for missing since a list is short', async () => {
    let isEmpty = false;
    const { pay, catchUp, club, fake } = await connectedStage({
      store,
      fetch: (input, init) =>
        isEmpty && new Request(input).url.includes('/transactions?')
          ? Promise.resolve(Response.json({ transactions: [] }))
          : fetch(input, init),
    });
    const made = pay();
    await catchUp();
    isEmpty = true;
    expect(await catchUp()).toMatchObject({ checked: 0 });
    expect(await club.payment(made.id)).toMatchObject({ conflict: false, rev: 1 });
    expect(fake.bank.calls.filter(({ path }) => path === `/transactions/${made.id}`)).toHaveLength(1);
  });

  it('stops when the login is over, or its approval is taken back', async () => {
    const stage = await connectedStage({ store });
    const { catchUp, refusal, bank, fake, pay, app, clock } = stage;
    pay();
    fake.controls.revoke();
    expect(await refusal()).toEqual([503, 'bank_unavailable']);
    expect(await bank()).toMatchObject({ state: 'awaiting_approval', problem: null });
    expect(await refusal()).toEqual([409, 'not_connected']);
    fake.controls.approve();
    await app.services.bankApproval.look();
    expect(await catchUp()).toMatchObject({ unmatched: 1 });
    expect(await bank()).toMatchObject({ problem: null });
    fake.controls.evict();
    expect(await refusal()).toEqual([409, 'not_connected']);
    expect(await bank()).toMatchObject({ state: 'login_expired', problem_code: 'login_over' });
    expect(await app.services.catchUp.look()).toBeNull();
    await stage.connect();
    expect(await app.services.catchUp.look()).toBeNull();
    await clock.advance(MINUTE);
    expect(await app.services.catchUp.look()).toMatchObject({ duplicate: 1 });
    expect(await bank()).toMatchObject({ state: 'connected', problem: null });
  });

  it('asks for a new login when the bank wants the access confirmed after 90 days', async () => {
    const { refusal, bank, clock } = await connectedStage({ store });
    await clock.advance(91 * DAY);
    expect(await refusal()).toEqual([409, 'not_connected']);
    expect(await bank()).toMatchObject({ state: 'login_expired', catching_up: null });
  });

  it('stops when the bank is disconnected meanwhile', async () => {
    const { payMany, app, bank, troubles, refusal } = await connectedStage({ store });
    payMany(150);
    troubles.add({ kind: 'slow', calls: 1, skip: 1, path: '/transactions', milliseconds: 500 });
    const outcome = refusal();
    await expect.poll(async () => (await app.stored()).payments.length, { timeout: 40_000 }).toBe(100);
    await app.services.bankLogin.disconnect();
    expect(await outcome).toEqual([409, 'not_connected']);
    expect((await app.stored()).payments).toHaveLength(100);
    expect(await bank()).toMatchObject({ state: 'disconnected', problem: null, catching_up: null });
  });

  it('is joined by a second call, and waited for by another process', async () => {
    const { payMany, app, catchUp, pagesSince, troubles } = await connectedStage({ store });
    payMany(50);
    const other = createServices(app.surroundings);
    troubles.add({ kind: 'slow', calls: 1, path: '/transactions', milliseconds: 500 });
    const both = Promise.all([catchUp(), catchUp(), app.services.catchUp.look()]);
    await expect.poll(pagesSince).toHaveLength(1);
    const apart = other.catchUp.run({ dry_run: false });
    for (const result of await both) expect(result).toMatchObject({ checked: 50, unmatched: 50 });
    expect(await apart).toMatchObject({ checked: 50, duplicate: 50 });
    expect(pagesSince()).toHaveLength(2);
  });

  it('is not for who has connected nothing', async () => {
    const opened = await bankedApp({ store });
    const refused = async (app: Pick<typeof opened.app, 'send'>) =>
      codeOf(await app.send('POST', `${API}/bank/catch_up`, { body: { dry_run: true } }));
    expect(await refused(opened.app)).toEqual([409, 'not_connected']);
    expect(await opened.app.services.catchUp.look()).toBeNull();
    const app = await startApp({ store });
    expect(await refused(app)).toEqual([409, 'not_configured']);
    expect(await app.services.catchUp.look()).toBeNull();
    await app.close();
  });
});
