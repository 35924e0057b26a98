import type { BankNameCheck } from '@paidup/shared/player';
import type { Statement } from '@paidup/shared/statement';
import { describe, expect, it } from 'vitest';
import { clubOf, refusalOf } from '../support/club.ts';
import { INVALID, NOT_FOUND } from '../support/refusals.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf } from './inbox.ts';

describe.each(stores)('what explains the money on $name', (store) => {
  const app = useApp({ store });

  async function begin() {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ashley Kingscote', ['KINGSCOTE AM']);
    const sam = await club.addPlayer('Sam Smith', ['SMITH J']);
    return { ...club, ...inboxOf(app()), ash: ash.id, sam: sam.id };
  }

  it('is who may have paid, best first, and nothing is applied', async () => {
    const { receive, assign, payment, addFixture, player, ash, sam } = await begin();
    await assign(await receive('MUM'), { [ash]: 500 });
    await addFixture({ date: '2026-11-18', player_ids: [sam] });
    const suggestions = async (id: string) =>
      (await payment(id)).suggestions?.map(({ name, reason }) => [name, reason]);
    expect(await suggestions(await receive('MUM'))).toEqual([
      ['Ashley Kingscote', 'same payer as 1 earlier payment'],
      ['Sam Smith', 'owes exactly £5.00'],
    ]);
    expect(await suggestions(await receive('KINGSCOT AM', 400))).toEqual([
      ['Ashley Kingscote', 'one letter off “KINGSCOTE AM”'],
    ]);
    expect(await suggestions(await receive('DAD', 400, { description: 'SAM' }))).toEqual([
      ['Sam Smith', 'reference contains SAM'],
    ]);
    expect(await suggestions(await receive('SMITH J & KINGSCOTE AM', 400))).toEqual([
      ['Ashley Kingscote', '“KINGSCOTE AM” is one of their names'],
      ['Sam Smith', '“SMITH J” is one of their names'],
    ]);
    expect(await suggestions(await receive('STRANGER', 1))).toEqual([]);
    expect((await player(sam)).total_paid).toBe(0);
  });

  it('is a player’s statement, which ends at the balance', async () => {
    const { receive, assign, cash, addFixture, change, player, ash, sam } = await begin();
    const kickOff = '2026-11-18T18:30:00.000Z';
    const played = await addFixture({ date: '2026-11-18', player_ids: [ash, sam] });
    await addFixture({ date: '2026-11-25', player_ids: [ash] });
    const off = await addFixture({ date: '2026-11-19', player_ids: [ash] });
    await change('PUT', `/fixtures/${off.id}/cancellation`);
    const same = await receive('KINGSCOTE AM', 300, { created: kickOff });
    await assign(await receive('JOINT', 1001, { created: '2026-11-19T10:00:00Z' }), {
      [ash]: 501,
      [sam]: 500,
    });
    await cash('back', { player_id: ash, amount: -100 });
    const statement = () => change<Statement>('GET', `/players/${ash}/statement`);
    expect((await statement()).entries).toMatchObject([
      {
        at: kickOff,
        kind: 'fee',
        amount: -500,
        balance_after: -500,
        fixture_id: played.id,
        text: 'Game on 2026-11-18 at Riverside 5s',
      },
      {
        at: kickOff,
        kind: 'payment',
        amount: 300,
        balance_after: -200,
        payment_id: same,
        text: 'Bank transfer from KINGSCOTE AM',
      },
      { kind: 'payment', amount: 501, balance_after: 301, text: 'Bank transfer from JOINT' },
      { kind: 'payment', amount: -100, balance_after: 201, text: 'Cash back' },
    ]);
    const { history: _history, ...before } = await player(ash);
    expect((await statement()).player).toEqual(before);
    await change('PUT', `/fixtures/${played.id}/players/${ash}`, { guests: 2 });
    await change('PATCH', `/fixtures/${played.id}`, { fee: 700 });
    app().clock.set('2026-11-25T18:30:00Z');
    const { player: after, entries } = await statement();
    expect(entries[0]).toMatchObject({
      amount: -2100,
      text: 'Game on 2026-11-18 at Riverside 5s, with 2 guests',
    });
    expect(entries.at(-1)).toMatchObject({ kind: 'fee', balance_after: after.balance });
    expect(after.balance).toBe(701 - 2100 - 500);
    expect(await refusalOf(app(), 'GET', '/players/player_nobody/statement')).toEqual(NOT_FOUND);
  });

  it('is a statement of any length', async () => {
    const { cash, change, ash } = await begin();
    for (let start = 0; start < 1_010; start += 101)
      await Promise.all(
        Array.from({ length: 101 }, (_, index) => cash(`${start + index}`, { player_id: ash, amount: 1 })),
      );
    const { entries } = await change<Statement>('GET', `/players/${ash}/statement`);
    expect([entries.length, entries.at(-1)?.balance_after]).toEqual([1_010, 1_010]);
  });

  it('is what a name would do before it is given', async () => {
    const { receive, unassign, change, payments, ash, sam } = await begin();
    const check = (name: string, id = ash) =>
      change<BankNameCheck>('POST', `/players/${id}/bank_names/check`, { name });
    const nothing = { owner: null, payments: 0, would_credit: 0, danger: null };
    expect(await check('NOBODY YET')).toEqual(nothing);
    await receive('MUM', 500, { description: 'FOR ASH' });
    await receive('Mum', 500, { description: 'MUM' });
    expect(await check('m-u-m')).toMatchObject({ owner: null, payments: 2, would_credit: 2 });
    expect((await check('m-u-m')).danger).toContain('Anybody');
    expect((await check('PayPal')).danger).toContain('Many people');
    await receive('ONE A', 500, { description: 'LADS NIGHT' });
    expect(await check('lads night')).toMatchObject({ payments: 1, danger: null });
    await receive('OTHER B', 500, { description: 'Lads’ night' });
    expect((await check('lads night')).danger).toContain('Several payers');
    expect(await check('for ash')).toEqual({ ...nothing, payments: 1, would_credit: 1 });
    await unassign(await receive('SMITH J'));
    await receive('SMITH J');
    const owner = { player_id: sam, name: 'Sam Smith' };
    expect(await check('Smith J')).toEqual({ owner, payments: 2, would_credit: 0, danger: null });
    expect(await check('Smith J', sam)).toEqual({ owner, payments: 2, would_credit: 0, danger: null });
    await change('PATCH', `/players/${sam}`, { accepted_bank_names: [] });
    expect(await check('Smith J')).toEqual({ ...nothing, payments: 2 });
    expect((await check('football')).danger).toContain('Anybody');
    const forNew = (name: string) => change<BankNameCheck>('POST', '/bank_names/check', { name });
    for (const name of ['m-u-m', 'Smith J', 'football', 'NOBODY YET'])
      expect(await forNew(name)).toEqual(await check(name));
    expect((await payments('?status=unmatched')).items).toHaveLength(5);
    for (const name of ['', '…', 'x'.repeat(65)])
      expect(await refusalOf(app(), 'POST', `/players/${ash}/bank_names/check`, { body: { name } })).toEqual(
        INVALID,
      );
    const ask = { body: { name: 'X' } };
    expect(await refusalOf(app(), 'POST', '/players/player_nobody/bank_names/check', ask)).toEqual(NOT_FOUND);
  });
});
