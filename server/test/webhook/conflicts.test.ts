import { describe, expect, it, test } from 'vitest';
import type { WebhookBody } from '../captures.ts';
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

  it('credits an unmatched payment in conflict with its first amount once its name is known', async () => {
    const club = clubOf(app());
    const body = transfer('ASH A');
    await club.deliver(body);
    await club.deliver(changed(body, { amount: 900 }));
    const ash = await club.addPlayer('Ash', ['ASH A']);
    expect(ash).toMatchObject({ matched_payments: 1, total_paid: 500 });
    expect(await club.payment(String(body.data.id))).toMatchObject({ conflict: true, status: 'matched' });
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
