import { describe, expect, it, test } from 'vitest';
import type { PlayerChanged } from '@paidup/shared/player';
import type { WebhookBody } from '../support/captures.ts';
import { inboxOf } from '../inbox/inbox.ts';
import { transfer } from '../support/bank.ts';
import { clubOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

const changed = (body: WebhookBody, changes: { [key: string]: unknown }): WebhookBody => ({
  ...body,
  data: { ...body.data, ...changes },
});

describe.each(stores)('a payment that the bank says something else about on $name', (store) => {
  const app = useApp({ store });

  test.each<[what: string, changes: { [key: string]: unknown }, told: RegExp]>([
    ['another amount', { amount: 900 }, /£9\.00/],
    ['a penny less', { amount: 499 }, /£4\.99/],
    ['the amount negated', { amount: -500 }, /−£5\.00/],
    ['no amount any more', { amount: 0 }, /£0\.00/],
    ['more than a request may name', { amount: 10_000_001 }, /£100,000\.01/],
    ['another currency', { currency: 'EUR' }, /EUR/],
    ['another payer', { counterparty: { name: 'BOB B' } }, /BOB B/],
    ['declined after all', { decline_reason: 'INSUFFICIENT_FUNDS' }, /declined/],
  ])('shows the conflict and moves no money: %s', async (_what, changes, told) => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const bob = await club.addPlayer('Bob', ['BOB B']);
    const body = transfer('ASH A');
    const id = String(body.data.id);
    await club.deliver(body);
    const before = await club.payment(id);
    app().clock.advance(60_000);

    for (let times = 0; times < 3; times++)
      expect(await club.deliver(changed(body, changes))).toEqual({
        outcome: 'duplicate',
        payment_id: id,
        player_id: ash.id,
        total_paid: 500,
      });

    const after = await club.payment(id);
    const { conflict: _conflict, history, rev: _rev, updated_at: _at, ...facts } = before;
    expect(after).toMatchObject({ ...facts, conflict: true, rev: 3, updated_at: '2026-11-20T12:01:00.000Z' });
    expect(after.history.slice(0, -1)).toEqual(history);
    expect(after.history.at(-1)).toEqual({
      at: '2026-11-20T12:01:00.000Z',
      by: 'webhook',
      action: 'conflict',
      detail: expect.stringMatching(told),
      says: expect.any(Object),
    });
    expect(await club.player(ash.id)).toMatchObject({ total_paid: 500 });
    expect(await club.player(bob.id)).toMatchObject({ total_paid: 0 });
  });

  it('notes each different contradiction once, and the truth again is none', async () => {
    const club = clubOf(app());
    const body = transfer('ASH A');
    await club.deliver(body);
    for (const amount of [600, 500, 700, 600, 700, 500]) await club.deliver(changed(body, { amount }));
    const payment = await club.payment(String(body.data.id));
    expect(payment).toMatchObject({ conflict: true, amount: 500, status: 'unmatched' });
    expect(payment.history.filter(({ action }) => action === 'conflict')).toHaveLength(2);
    expect((await club.payments()).items).toMatchObject([{ conflict: true }]);
  });

  it('is credited by nothing but the organiser while it is in conflict', async () => {
    const club = clubOf(app());
    const { assign, receive } = inboxOf(app());
    const [doubted, other] = [await receive('ASH A'), await receive('ASH A', 700)];
    await club.deliver(transfer('ASH A', 500, { id: doubted, decline_reason: 'TAKEN_BACK' }));
    const ash = await club.addPlayer('Ash');
    const remembered = await assign(other, { [ash.id]: 700 }, { remember: true });
    expect(remembered).toMatchObject({ matched_payments: 0 });
    const names = { accepted_bank_names: ['ASH A', 'ANOTHER'] };
    const named = await club.change<PlayerChanged>('PATCH', `/players/${ash.id}`, names);
    expect(named).toMatchObject({ matched_payments: 0, total_paid: 700 });
    expect(await app().services.matching.creditStragglers()).toBe(0);
    expect(await club.payment(doubted)).toMatchObject({
      conflict: true,
      status: 'unmatched',
      reason: 'the bank has said something else about it since, so please decide',
    });
    expect(await assign(doubted, { [ash.id]: 500 })).toMatchObject({ conflict: false, status: 'matched' });
    expect(await club.player(ash.id)).toMatchObject({ total_paid: 1200 });
  });

  it('stays as it is when the name comes at the same time as the contradiction, or is credited before', async () => {
    const club = clubOf(app());
    for (let round = 0; round < 20; round++) {
      const name = `PAYER ${round}`;
      const body = transfer(name);
      await club.deliver(body);
      const [player] = await Promise.all([
        club.addPlayer(name, [name]),
        club.deliver(changed(body, { decline_reason: 'TAKEN_BACK' })),
      ]);
      const payment = await club.payment(String(body.data.id));
      const actions = payment.history.map(({ action }) => action);
      expect(payment.conflict).toBe(true);
      expect(actions).toBeOneOf([
        ['recorded', 'credited', 'conflict'],
        ['recorded', 'conflict'],
      ]);
      expect(player.matched_payments).toBe(actions.length - 2);
    }
  });

  it('raises what was settled no more, but other words it does', async () => {
    const club = clubOf(app());
    const { assign } = inboxOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const body = transfer('ASH A');
    const id = String(body.data.id);
    const says = async (changes: { [key: string]: unknown }) => {
      await club.deliver(changed(body, changes));
      const { conflict, history } = await club.payment(id);
      return conflict && history.at(-1)?.says;
    };
    const settle = () => assign(id, { [ash.id]: 500 });
    await club.deliver(body);
    expect(await says({ amount: 900 })).toEqual({ amount: 900, currency: 'GBP' });
    await settle();
    const { rev } = await club.payment(id);
    for (const words of [{ amount: 900 }, {}, { amount: 900, counterparty: { name: 'Ash-A' } }])
      expect(await says(words)).toBe(false);
    expect(await club.payment(id)).toMatchObject({ rev, conflict: false });
    expect(await says({ counterparty: { name: 'BOB B' } })).toEqual({ payer: 'BOB B' });
    await settle();
    expect(await says({ amount: 900, counterparty: { name: 'BOB B' } })).toBe(false);
    expect(await says({ amount: 900, currency: 'EUR' })).toEqual({ amount: 900, currency: 'EUR' });
    await settle();
    expect(await says({ amount: 900, decline_reason: 'TAKEN_BACK' })).toEqual({
      amount: 900,
      currency: 'GBP',
      declined: true,
    });
    await settle();
    expect(await says({ decline_reason: 'TAKEN_BACK' })).toBe(false);
    expect((await club.payment(id)).history.filter(({ action }) => action === 'conflict')).toHaveLength(4);
  });

  it('goes by the description where there is no payer’s name', async () => {
    const club = clubOf(app());
    const body = transfer('', 500, { counterparty: null, description: 'FOOTY ASH' });
    const id = String(body.data.id);
    await club.deliver(body);
    await club.deliver(changed(body, { description: 'footy-ash' }));
    await club.deliver(changed(body, { description: '' }));
    await club.deliver(changed(body, { counterparty: { name: 'FOOTY ASH' } }));
    expect(await club.payment(id)).toMatchObject({ conflict: false });
    await club.deliver(changed(body, { description: 'FOOTY BOB' }));
    expect(await club.payment(id)).toMatchObject({ conflict: true });
  });

  it('keeps one payment of simultaneous deliveries with different amounts', async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const body = transfer('ASH A');
    const amounts = Array.from({ length: 30 }, (_, index) => 100 + (index % 10));
    const outcomes = await Promise.all(amounts.map((amount) => club.deliver(changed(body, { amount }))));
    expect(outcomes.filter(({ outcome }) => outcome === 'credited')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(29);
    const payment = await club.payment(String(body.data.id));
    expect(payment).toMatchObject({
      conflict: true,
      allocations: [{ player_id: ash.id, amount: payment.amount }],
    });
    expect(payment.history.filter(({ action }) => action === 'conflict')).toHaveLength(9);
    expect(await club.player(ash.id)).toMatchObject({ total_paid: payment.amount });
  });
});
