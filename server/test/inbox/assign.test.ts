import { describe, expect, it } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf } from '../support/club.ts';
import { expectRefused, INVALID } from '../support/refusals.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf, partsOf } from './inbox.ts';

describe.each(stores)('an unmatched payment on $name', (store) => {
  const app = useApp({ store });

  async function begin() {
    const club = clubOf(app());
    const [ash, bo] = [await club.addPlayer('Ash'), await club.addPlayer('Bo', ['BO B'])];
    return { ...club, ...inboxOf(app()), ash: ash.id, bo: bo.id };
  }

  it('is credited to one, or split to the penny, and says why', async () => {
    const { receive, assign, player, ash, bo } = await begin();
    const id = await receive('MUM', 1001);
    expect(await assign(id, { [ash]: 1001 })).toMatchObject({
      status: 'matched',
      matched_by: 'organiser',
      matched_on: null,
      reason: 'you credited it to Ash',
      allocations: [{ player_id: ash, name: 'Ash', amount: 1001 }],
      matched_payments: 0,
      rev: 2,
    });
    const split = await assign(id, { [ash]: 501, [bo]: 500 });
    expect(split).toMatchObject({ reason: 'you credited it to Ash and Bo', rev: 3 });
    expect(split.history.at(-1)).toMatchObject({
      by: 'organiser',
      action: 'assigned',
      detail: 'credited: £5.01 to Ash, £5.00 to Bo',
      before: { status: 'matched', allocations: [{ player_id: ash, amount: 1001 }] },
      after: { status: 'matched', allocations: partsOf({ [ash]: 501, [bo]: 500 }) },
    });
    expect([(await player(ash)).total_paid, (await player(bo)).total_paid]).toEqual([501, 500]);
    expect((await assign(id, { [ash]: 501, [bo]: 500 })).rev).toBe(3);
  });

  it('above what a request may name is credited in full, or split', async () => {
    const { receive, assign, player, ash, bo } = await begin();
    const id = await receive('BO B', 25_000_000);
    expect(await assign(id, { [ash]: 25_000_000 })).toMatchObject({ status: 'matched' });
    await assign(id, { [ash]: 10_000_001, [bo]: 14_999_999 });
    expect([(await player(ash)).total_paid, (await player(bo)).total_paid]).toEqual([10_000_001, 14_999_999]);
    const largest = await receive('STRANGER', Number.MAX_SAFE_INTEGER);
    expect(await assign(largest, { [bo]: Number.MAX_SAFE_INTEGER })).toMatchObject({ status: 'matched' });
    await assign(largest, { [bo]: Number.MAX_SAFE_INTEGER - 1, [ash]: 1 });
    const out = await receive('BO B', -25_000_000);
    expect(await assign(out, { [bo]: -25_000_000 })).toMatchObject({ status: 'matched' });
  });

  it('is refused parts that do not make it up, and nothing changes', async () => {
    const { receive, assign, ash, bo } = await begin();
    const id = await receive('MUM', 1000);
    await assign(id, { [bo]: 1000 });
    const refund = await receive('BO B', -300);
    const wrong: [string, unknown][] = [
      [id, partsOf({ [ash]: 999 })],
      [id, partsOf({ [ash]: 1001 })],
      [id, partsOf({ [ash]: 500, [bo]: 501 })],
      [id, partsOf({ [ash]: 1100, [bo]: -100 })],
      [id, partsOf({ [ash]: -1000 })],
      [id, partsOf({ [ash]: 1000, [bo]: 0 })],
      [id, [...partsOf({ [ash]: 500 }), ...partsOf({ [ash]: 500 })]],
      [id, partsOf({ player_nobody: 1000 })],
      [id, partsOf({ [ash]: 999, player_nobody: 1 })],
      [id, []],
      [id, partsOf({ [ash]: 999.5, [bo]: 0.5 })],
      [id, [{ player_id: ash, amount: '1000' }]],
      [id, [{ player_id: { $ne: null }, amount: 1000 }]],
      [refund, partsOf({ [bo]: 300 })],
      [refund, partsOf({ [bo]: -200 })],
    ];
    for (const [payment, allocations] of wrong)
      await expectRefused(
        app(),
        'PUT',
        `${API}/payments/${payment}/allocations`,
        { body: { allocations } },
        INVALID,
      );
    for (const body of [{}, { allocations: partsOf({ [ash]: 1000 }), extra: 1 }, null, []])
      await expectRefused(app(), 'PUT', `${API}/payments/${id}/allocations`, { body }, INVALID);
    const twice = { allocations: partsOf({ [ash]: 500, [bo]: 500 }), remember: true };
    await expectRefused(app(), 'PUT', `${API}/payments/${id}/allocations`, { body: twice }, INVALID);
  });

  it('brings its payer’s name along, and with it what else waits, as one entry of its own', async () => {
    const { receive, assign, player, payment, ash } = await begin();
    const [first, id, last] = [
      await receive('MUM', 300),
      await receive('Mum.', 500),
      await receive('MUM', 700),
    ];
    const other = await receive('DAD', 900);
    const tag = { 'If-Match': '"1"' };
    const answer = await app().send('PUT', `${API}/payments/${id}/allocations`, {
      headers: tag,
      body: { allocations: partsOf({ [ash]: 500 }), remember: true },
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { matched_payments: 2, rev: 2, matched_by: 'organiser' },
    });
    expect(await player(ash)).toMatchObject({ accepted_bank_names: ['Mum.'], total_paid: 1500, rev: 2 });
    for (const credited of [first, last])
      expect(await payment(credited)).toMatchObject({ matched_by: 'counterparty_name', matched_on: 'Mum.' });
    expect((await payment(other)).status).toBe('unmatched');
    expect(await assign(other, { [ash]: 900 }, { remember: true })).toMatchObject({ matched_payments: 0 });
    expect(await assign(other, { [ash]: 900 }, { remember: true })).toMatchObject({
      matched_payments: 0,
      rev: 2,
    });
    expect((await clubOf(app()).deliver(transfer('MUM', 1))).outcome).toBe('credited');
  });

  it('can’t bring along a name that is somebody else’s, who is named', async () => {
    const { receive, unassign, ash } = await begin();
    const id = await receive('BO B', 500);
    await unassign(id);
    const before = await app().stored();
    const body = { allocations: partsOf({ [ash]: 500 }), remember: true };
    const answer = await app().send<{ detail: string }>('PUT', `${API}/payments/${id}/allocations`, { body });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'bank_name_taken', errors: [{ path: 'remember' }] },
    });
    expect(answer.body.detail).toContain('Bo');
    expect(await app().stored()).toEqual(before);
  });

  it('without a name has none to bring along', async () => {
    const { receive, ash } = await begin();
    const id = await receive('', 500, { description: '…' });
    const body = { allocations: partsOf({ [ash]: 500 }), remember: true };
    await expectRefused(app(), 'PUT', `${API}/payments/${id}/allocations`, { body }, INVALID);
  });

  it('that was taken off a player by hand is never credited by itself again', async () => {
    const { receive, unassign, assign, payment, change, deliver, addPlayer, bo } = await begin();
    const id = await receive('BO B');
    expect(await unassign(id)).toMatchObject({
      status: 'unmatched',
      allocations: [],
      reason: expect.any(String),
    });
    const isWaiting = async () => expect(await payment(id)).toMatchObject({ status: 'unmatched', rev: 3 });
    await isWaiting();
    expect((await unassign(id)).rev).toBe(3);
    for (const type of ['transaction.created', 'transaction.updated'])
      expect(await deliver({ ...transfer('BO B', 500, { id }), type })).toMatchObject({
        outcome: 'duplicate',
      });
    await isWaiting();
    await change('PATCH', `/players/${bo}`, { accepted_bank_names: [] });
    await change('PATCH', `/players/${bo}`, { accepted_bank_names: ['BO B'] });
    await isWaiting();
    await change('PATCH', `/players/${bo}`, { accepted_bank_names: [] });
    expect((await addPlayer('Else', ['BO-B'])).matched_payments).toBe(0);
    expect(await app().services.matching.creditStragglers()).toBe(0);
    await isWaiting();
    expect((await assign(id, { [bo]: 500 })).status).toBe('matched');
  });
});
