import { describe, expect, it } from 'vitest';
import { API, clubOf } from '../support/club.ts';
import { expectRefused, INVALID } from '../support/refusals.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf, partsOf } from './inbox.ts';

describe.each(stores)('money that goes back on $name', (store) => {
  const app = useApp({ store });
  const day = (number: number) => ({ created: `2026-11-${String(number).padStart(2, '0')}T10:00:00Z` });

  async function begin() {
    const club = clubOf(app());
    const [ash, bo] = [await club.addPlayer('Ash', ['ASH A']), await club.addPlayer('Bo', ['BO B'])];
    return { ...club, ...inboxOf(app()), ash: ash.id, bo: bo.id };
  }

  it('to a player waits for the organiser, and is taken off what they paid', async () => {
    const { receive, assign, undo, payment, player, ash } = await begin();
    await receive('ASH A', 1000, day(1));
    const id = await receive('ASH A', -400, day(2));
    expect(await payment(id)).toMatchObject({ status: 'unmatched', amount: -400, allocations: [] });
    expect((await player(ash)).total_paid).toBe(1000);
    await expectRefused(
      app(),
      'PUT',
      `${API}/payments/${id}/allocations`,
      { body: { allocations: partsOf({ [ash]: 400 }) } },
      INVALID,
    );
    await assign(id, { [ash]: -400 });
    expect(await player(ash)).toMatchObject({ total_paid: 600, balance: 600 });
    await undo(id);
    expect((await player(ash)).total_paid).toBe(1000);
  });

  it('to a player is never credited by itself, neither by a name nor at a start', async () => {
    const { receive, payment, change, ash } = await begin();
    const id = await receive('ASH A', -400);
    await change('PATCH', `/players/${ash}`, { accepted_bank_names: [] });
    await change('PATCH', `/players/${ash}`, { accepted_bank_names: ['ASH A'] });
    expect(await app().services.matching.creditStragglers()).toBe(0);
    expect(await payment(id)).toMatchObject({ status: 'unmatched', rev: 1 });
  });

  it('can be split like any other', async () => {
    const { receive, assign, player, ash, bo } = await begin();
    const id = await receive('ASH A', -401);
    await assign(id, { [ash]: -201, [bo]: -200 });
    expect([(await player(ash)).balance, (await player(bo)).balance]).toEqual([-201, -200]);
  });

  it('of the same amount is told on both payments, and says whom it credited', async () => {
    const { receive, payment, assign, ash, bo } = await begin();
    const paid = await receive('ASH A', 700, day(1));
    await assign(paid, { [bo]: 700 });
    expect((await payment(paid)).returned_by).toBeUndefined();
    const back = await receive('Ash-A', -700, day(2));
    expect(await payment(back)).toMatchObject({
      returns: paid,
      suggestions: [
        {
          player_id: bo,
          reason: 'they were credited with the £7.00 that goes back; same payer as 1 earlier payment',
        },
        { player_id: ash, reason: '“ASH A” is one of their bank names' },
      ],
    });
    expect(await payment(paid)).toMatchObject({ returned_by: back });
  });

  it('gives back the last payment of several alike, and only that', async () => {
    const { receive, payment } = await begin();
    const [first, second] = [await receive('ASH A', 500, day(1)), await receive('ASH A', 500, day(8))];
    const back = await receive('ASH A', -500, day(9));
    const third = await receive('ASH A', 500, day(15));
    expect((await payment(back)).returns).toBe(second);
    const returnedBy = async (id: string) => (await payment(id)).returned_by;
    expect(await Promise.all([first, second, third].map(returnedBy))).toEqual([undefined, back, undefined]);
    const again = await receive('ASH A', -500, day(10));
    expect((await payment(again)).returns).toBe(first);
    expect(await Promise.all([first, second, third].map(returnedBy))).toEqual([again, back, undefined]);
  });

  it('is told on both payments of a pair, however many alike came since', async () => {
    const { receive, payment } = await begin();
    const [paid, back] = [await receive('ASH A', 500, day(1)), await receive('ASH A', -500, day(2))];
    for (let count = 0; count < 55; count++) await receive('ASH A', 500, day(3));
    expect((await payment(paid)).returned_by).toBe(back);
    expect((await payment(back)).returns).toBe(paid);
  });

  it('returns what came within a year, and no more', async () => {
    const { receive, payment } = await begin();
    const old = await receive('ASH A', 500, { created: '2024-11-19T10:00:00Z' });
    const paid = await receive('BO B', 500, { created: '2025-11-20T10:00:00Z' });
    const [lost, back] = [await receive('ASH A', -500, day(20)), await receive('BO B', -500, day(20))];
    expect((await payment(lost)).returns).toBeUndefined();
    expect((await payment(old)).returned_by).toBeUndefined();
    expect((await payment(back)).returns).toBe(paid);
    expect((await payment(paid)).returned_by).toBe(back);
  });

  it('of another amount, to another payee, or before anything came is no return', async () => {
    const { receive, payment } = await begin();
    const early = await receive('ASH A', -500, day(1));
    const paid = await receive('ASH A', 500, day(2));
    const others = [await receive('ASH A', -499, day(3)), await receive('BO B', -500, day(3))];
    expect((await payment(paid)).returned_by).toBeUndefined();
    for (const id of [early, ...others]) expect((await payment(id)).returns).toBeUndefined();
  });
});
