import { beforeEach, describe, expect, it } from 'vitest';
import { addDeputy } from '../support/log-in.ts';
import { clubOf, refusalOf } from '../support/club.ts';
import { INVALID } from '../support/refusals.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf, partsOf } from './inbox.ts';

describe.each(stores)('money that is no player’s on $name', (store) => {
  const app = useApp({ store });
  let ash: string;
  beforeEach(async () => {
    ash = (await clubOf(app()).addPlayer('Ash')).id;
    await clubOf(app()).addFixture({ date: '2026-11-04', cost: 4500, fee: 500, player_ids: [ash] });
  });

  const enter = (amount: number, more: object = {}, key = `c${amount}`) =>
    inboxOf(app()).cash(key, { club: true, amount, notes: 'balls and bibs', ...more });
  const give = (id: string, allocations: object[], more: object = {}) =>
    clubOf(app()).change('PUT', `/payments/${id}/allocations`, { allocations, ...more });
  const refused = (id: string, allocations: object[], more: object = {}) =>
    inboxOf(app()).refused('PUT', `${id}/allocations`, { body: { allocations, ...more } });
  /** What the club shows of its money, the end of the season chart too. */
  const sums = async () => {
    const { collected, other, position, owed } = await app().services.summary.get();
    const chart = (await app().services.season.get()).points.at(-1)?.position;
    return { collected, other, position, owed, chart };
  };
  const nobodyPaid = { collected: 0, owed: 500 };

  it('is entered as income or a cost, once for each key, and counts in the position alone', async () => {
    const { status, body } = await enter(-1200);
    expect([status, body]).toMatchObject([
      201,
      { source: 'cash', status: 'matched', amount: -1200, allocations: [{ club: true, amount: -1200 }] },
    ]);
    expect(body.reason).toBe('you entered it for the club: balls and bibs');
    expect((await enter(-1200)).body).toEqual(body);
    await enter(4500, { notes: 'pitch refund', paid_at: '2026-11-05T10:00:00Z' });
    expect(await sums()).toEqual({ ...nobodyPaid, other: 3300, position: -1200, chart: -1200 });
    expect(await clubOf(app()).player(ash)).toMatchObject({ total_paid: 0, balance: -500 });
    const { items } = await clubOf(app()).payments(`?player_id=${ash}`);
    expect(items).toEqual([]);
  });

  it('says what it was, names no player beside, and is no write-off', async () => {
    for (const wrong of [
      { notes: ' ' },
      { notes: undefined },
      { amount: 0 },
      { player_id: ash },
      { source: 'cash' },
      { club: 'yes' },
      { club: false },
    ])
      expect((await enter(-1200, wrong)).refusal).toEqual(INVALID);
    expect((await enter(-1200, { club: false, player_id: ash })).status).toBe(201);
    expect((await enter(-1200)).refusal).toEqual([422, 'idempotency_key_reused']);
  });

  it('is a part of a transfer beside those of players, once, and remembers no name', async () => {
    const id = await inboxOf(app()).receive('LEISURE CENTRE', 4500);
    const clubs = (amount: number) => ({ club: true, amount });
    const [theirs = {}] = partsOf({ [ash]: 500 });
    for (const wrong of [
      [theirs, clubs(3999)],
      [clubs(4000), clubs(500)],
      [clubs(5000), { ...theirs, amount: -500 }],
      [{ ...theirs, club: true }],
    ])
      expect(await refused(id, wrong)).toEqual(INVALID);
    for (const parts of [[clubs(4500)], [theirs, clubs(4000)]])
      expect(await refused(id, parts, { remember: true })).toEqual(INVALID);
    const payment = await give(id, [clubs(4000), theirs]);
    expect(payment).toMatchObject({
      status: 'matched',
      reason: 'you credited it to Ash and the club',
      allocations: [{ player_id: ash, amount: 500 }, clubs(4000)],
    });
    expect(await sums()).toEqual({ collected: 500, owed: 0, other: 4000, position: 0, chart: 0 });
    expect(await give(id, [clubs(4500)])).toMatchObject({ reason: 'you credited it to the club' });
    expect(await sums()).toEqual({ ...nobodyPaid, other: 4500, position: 0, chart: 0 });
    await inboxOf(app()).undo(id);
    expect(await sums()).toMatchObject({ collected: 500, other: 4000 });
    expect(await inboxOf(app()).unassign(id)).toMatchObject({ status: 'unmatched', allocations: [] });
    expect(await sums()).toMatchObject({ ...nobodyPaid, other: 0 });
    const other = await inboxOf(app()).receive('LEISURE CENTRE', 4500);
    expect(await clubOf(app()).payment(other)).toMatchObject({ status: 'unmatched' });
  });

  it('becomes void when it is undone, and comes back when that is', async () => {
    const { id } = (await enter(-1200)).body;
    expect(await inboxOf(app()).undo(id)).toMatchObject({ status: 'void', allocations: [], amount: -1200 });
    expect(await sums()).toMatchObject({ other: 0, position: -4500 });
    expect(await inboxOf(app()).undo(id)).toMatchObject({ status: 'matched' });
    expect(await sums()).toMatchObject({ other: -1200, position: -5700 });
    expect(await refused(id, partsOf({ [ash]: -1200 }))).toEqual([200, undefined]);
    expect(await sums()).toMatchObject({ collected: -1200, other: 0 });
    expect((await app().store.audit()).findings).toEqual([]);
  });

  it('is in the export', async () => {
    await enter(-1200);
    const csv = await app().services.exports.payments().toArray();
    const [head = '', row = ''] = csv.join('').split(/\r?\n/);
    const cells = row.split(',');
    expect(['credited_to', 'club_part_gbp'].map((column) => cells[head.split(',').indexOf(column)])).toEqual([
      'The club',
      '-12.00',
    ]);
  });

  it('is the organiser’s to enter', async () => {
    const headers = { ...(await addDeputy(app(), 'Sam')), 'Idempotency-Key': 'c' };
    const body = { club: true, amount: -1200, notes: 'balls and bibs' };
    expect(await refusalOf(app(), 'POST', '/payments', { headers, body })).toEqual([403, 'forbidden']);
    expect(await sums()).toMatchObject({ other: 0 });
  });
});
