import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../support/clock.ts';
import { bankedApp } from '../support/connected-app.ts';
import { stores } from '../support/stores.ts';
import { connectedStage, stageOf, told } from './catch-up-stage.ts';

const NOTHING = { checked: 0, credited: 0, unmatched: 0, duplicate: 0, ignored: 0 };

describe.each(stores)('catching up with the bank on $name', (store) => {
  it('records what no webhook brought, once, and says what it did', async () => {
    const { club, pay, catchUp, bank, app, clock } = await connectedStage({ store });
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const made = pay();
    pay({ name: 'STRANGER', amount: 700 });
    for (const kind of ['card', 'pot_withdraw', 'interest'] as const) pay({ kind });
    await clock.advance(MINUTE);
    expect(await catchUp()).toEqual({ checked: 5, credited: 1, unmatched: 1, duplicate: 0, ignored: 3 });
    expect(await bank()).toMatchObject({
      last_caught_up_at: app.clock.now(),
      catching_up: null,
      problem: null,
    });
    expect(await club.player(ash.id)).toMatchObject({ total_paid: 500 });
    const by = 'catch_up';
    expect(await club.payment(made.id)).toMatchObject({
      verified: true,
      history: [
        { by, action: 'recorded' },
        { by, action: 'credited' },
      ],
    });
    const before = await app.stored();
    expect(await club.deliver(told(made))).toMatchObject({ outcome: 'duplicate' });
    expect(await catchUp()).toEqual({ checked: 5, credited: 0, unmatched: 0, duplicate: 2, ignored: 3 });
    expect(await app.stored()).toEqual(before);
  });

  it('says in a dry run what it would do, and stores nothing', async () => {
    const { club, pay, catchUp, app, now } = await connectedStage({ store });
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const known = pay({ created: now() - 4 * MINUTE });
    await club.deliver(told(known));
    const credited = pay({ created: now() - 3 * MINUTE, amount: 501 });
    const card = pay({ kind: 'card', created: now() - 2 * MINUTE, name: 'Riverside' });
    const stranger = pay({ created: now() - MINUTE, name: 'STRANGER', reference: 'SUBS' });
    const before = { ...(await app.stored()), connection: await app.store.bank.connection() };
    const { items, ...counts } = await catchUp({ dry_run: true });
    expect(counts).toEqual({ checked: 4, credited: 1, unmatched: 1, duplicate: 1, ignored: 1 });
    expect(items).toMatchObject([
      { id: known.id, outcome: 'duplicate' },
      { id: credited.id, outcome: 'credited', player: { id: ash.id, name: 'Ash' }, amount: 501 },
      { id: card.id, outcome: 'ignored', reason: 'card' },
      { id: stranger.id, outcome: 'unmatched', counterparty_name: 'STRANGER', description: 'SUBS' },
    ]);
    expect({ ...(await app.stored()), connection: await app.store.bank.connection() }).toEqual(before);
    expect(await catchUp()).toEqual(counts);
  });

  it('reads from the last complete one less three days, and never before the first day', async () => {
    const { catchUp, clock, pagesSince } = await connectedStage({ store, start_date: '2026-11-18' });
    await catchUp();
    for (const days of [1, 10, 0]) {
      await clock.advance(days * DAY);
      await catchUp();
    }
    expect(pagesSince()).toEqual([
      '2026-11-18T00:00:00.000Z',
      '2026-11-18T00:00:00.000Z',
      '2026-11-18T12:00:00.000Z',
      '2026-11-28T12:00:00.000Z',
    ]);
  });

  it('begins days on the club’s clock', async () => {
    const { catchUp, pagesSince } = await connectedStage({ store, timeZone: 'America/New_York' });
    await catchUp();
    await catchUp({ since: '2026-11-01' });
    expect(pagesSince()).toEqual(['2026-11-20T05:00:00.000Z', '2026-11-01T04:00:00.000Z']);
  });

  it('moves the first day back if it is to read from before, but not to try', async () => {
    const { catchUp, pay, bank, now } = await connectedStage({ store });
    pay({ created: now() - 10 * DAY });
    expect(await catchUp()).toEqual(NOTHING);
    expect(await catchUp({ since: '2026-11-10', dry_run: true })).toMatchObject({ unmatched: 1 });
    expect(await bank()).toMatchObject({ start_date: '2026-11-20' });
    expect(await catchUp({ since: '2026-11-10' })).toMatchObject({ unmatched: 1 });
    expect(await bank()).toMatchObject({ start_date: '2026-11-10', problem: null });
    expect(await catchUp({ since: '2026-11-19' })).toEqual(NOTHING);
    expect(await bank()).toMatchObject({ start_date: '2026-11-10' });
  });

  it('reads what the bank still shows if it is to read from longer ago, and says so', async () => {
    const { catchUp, pay, bank, now, clock, app } = await connectedStage({ store });
    await clock.advance(6 * MINUTE);
    for (const days of [95, 91, 88, 10]) pay({ created: now() - days * DAY });
    expect(await catchUp({ since: '2026-01-01', dry_run: true })).toMatchObject({ checked: 2 });
    expect(await bank()).toMatchObject({ problem: null, start_date: '2026-11-20' });
    expect(await catchUp({ since: '2026-01-01' })).toMatchObject({ checked: 2, unmatched: 2 });
    expect(await bank()).toMatchObject({
      problem_code: 'history_clamped',
      start_date: '2026-08-23',
      last_caught_up_at: app.clock.now(),
    });
    expect(await app.services.catchUp.look()).toEqual(NOTHING);
    expect(await bank()).toMatchObject({ problem_code: 'history_clamped' });
    await catchUp();
    expect(await bank()).toMatchObject({ problem: null });
  });

  it('moves its mark by nothing but itself, and over no gap', async () => {
    const { catchUp, pay, bank, club, clock, pagesSince } = await connectedStage({ store });
    const mark = async () => (await bank()).last_caught_up_at;
    await club.deliver(told(pay()));
    expect(await mark()).toBeNull();
    await catchUp();
    expect(await mark()).toBe('2026-11-20T12:00:00.000Z');
    await clock.advance(10 * DAY);
    await club.deliver(told(pay()));
    await catchUp({ since: '2026-11-25' });
    expect(await mark()).toBe('2026-11-20T12:00:00.000Z');
    await catchUp();
    expect(await mark()).toBe('2026-11-30T12:00:00.000Z');
    expect(pagesSince().at(-1)).toBe('2026-11-20T00:00:00.000Z');
  });

  it('verifies what came before the connection, and finds what the bank does not have', async () => {
    const stage = stageOf(await bankedApp({ store, bank: { accounts: ['uk_retail', 'uk_retail_joint'] } }));
    const { club, pay, app, catchUp, payments, fake } = stage;
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const joint = fake.bank.accounts.list().find(({ type }) => type === 'uk_retail_joint');
    const [same, other, forged] = [pay(), pay(), pay()];
    const elsewhere = pay({ account_id: joint?.id });
    for (const made of [same, forged, elsewhere]) await club.deliver(told(made));
    await club.deliver(told(other, { amount: 50_000 }));
    await club.deliver(told(same, { id: '..' }));
    payments.forget(forged.id);
    await stage.clock.advance(MINUTE);
    await stage.connect();
    const calls = stage.callsOf('GET', '/transactions/');
    for (let times = 0; times < 2; times++) expect(await catchUp()).toMatchObject({ duplicate: 2 });
    expect(await club.payment(same.id)).toMatchObject({ verified: true, conflict: false, rev: 3 });
    expect(await club.payment(other.id)).toMatchObject({
      verified: false,
      conflict: true,
      amount: 50_000,
      rev: 3,
    });
    expect(await club.payment(forged.id)).toMatchObject({
      verified: false,
      conflict: true,
      history: [
        { action: 'recorded' },
        { action: 'credited' },
        { by: 'catch_up', action: 'conflict', says: { missing: true } },
      ],
    });
    expect(await club.payment(elsewhere.id)).toMatchObject({ verified: true, conflict: false });
    expect((await app.store.payments.get('..'))?.conflict).toBe(false);
    expect(await club.player(ash.id)).toMatchObject({ total_paid: 52_000 });
    expect(stage.callsOf('GET', '/transactions/') - calls).toBe(2);
  });

  it('finds what was declined later, changed, returned and taken out of the books', async () => {
    const { club, pay, catchUp, payments } = await connectedStage({ store });
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const [declined, changed, returned, gone] = [pay(), pay(), pay({ amount: 600 }), pay()];
    expect(await catchUp()).toMatchObject({ credited: 4 });
    payments.change(declined.id, { decline_reason: 'OTHER' }, { silent: true });
    payments.change(changed.id, { amount: 900 }, { silent: true });
    const refund = payments.giveBack(returned.id);
    payments.forget(gone.id);
    for (let times = 0; times < 2; times++)
      expect(await catchUp()).toMatchObject({ checked: 4, duplicate: 3 + times });
    const says = async (id: string) => {
      const { conflict, history } = await club.payment(id);
      return conflict && history.filter((entry) => entry.says).map((entry) => entry.says);
    };
    expect(await says(declined.id)).toEqual([{ declined: true }]);
    expect(await says(changed.id)).toEqual([{ amount: 900, currency: 'GBP' }]);
    expect(await says(gone.id)).toEqual([{ missing: true }]);
    expect(await says(returned.id)).toBe(false);
    expect(await club.payment(refund.id)).toMatchObject({ status: 'unmatched', returns: returned.id });
    expect(await club.player(ash.id)).toMatchObject({ total_paid: 2100 });
  });
});
