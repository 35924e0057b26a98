import type { IgnoredPayer } from '@paidup/shared/payment';
import { describe, expect, it } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf, refusalOf } from '../support/club.ts';
import { expectRefused, INVALID, NOT_FOUND } from '../support/refusals.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf } from './inbox.ts';

describe.each(stores)('what is set aside on $name', (store) => {
  const app = useApp({ store });
  const ignoredPayers = async () =>
    (await clubOf(app()).change<{ items: IgnoredPayer[] }>('GET', '/ignored_payers')).items;

  async function begin() {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    return { ...club, ...inboxOf(app()), ash: ash.id };
  }

  it('is nobody’s, with the reason, and comes back only by hand', async () => {
    const { receive, ignore, unignore, payment, payments, player, addPlayer, deliver, ash } = await begin();
    const id = await receive('ASH A');
    expect(await ignore(id, { reason: ' birthday ' })).toMatchObject({
      status: 'ignored',
      allocations: [],
      matched_by: null,
      reason: 'you set it aside: birthday',
      rev: 3,
    });
    expect((await player(ash)).total_paid).toBe(0);
    expect((await payment(id)).suggestions).toBeUndefined();
    expect((await payments('?status=ignored')).items).toMatchObject([{ id }]);
    expect((await deliver(transfer('ASH A', 500, { id }))).outcome).toBe('duplicate');
    expect((await ignore(id)).reason).toBe('you set it aside');
    expect(await unignore(id)).toMatchObject({ status: 'unmatched', rev: 5 });
    expect((await payments('?status=ignored')).items).toEqual([]);
    expect((await unignore(id)).rev).toBe(5);
    expect((await addPlayer('Else', ['FOOTBALL'])).matched_payments).toBe(0);
    expect(await app().services.matching.creditStragglers()).toBe(0);
    expect((await payment(id)).status).toBe('unmatched');
    expect(await ignoredPayers()).toEqual([]);
  });

  it('is back in the inbox, as is what is credited, by either call', async () => {
    const { receive, ignore, unignore, unassign, deliver, addPlayer, payment } = await begin();
    const aside = await receive('STRANGER');
    await ignore(aside);
    const waiting = await receive('WAITING');
    await deliver(transfer('WAITING', 600, { id: waiting }));
    const [credited, other] = [await receive('ASH A'), await receive('WAITING')];
    for (const [id, takeBack] of [
      [aside, unassign],
      [credited, unignore],
      [waiting, unignore],
      [other, unassign],
    ] as const) {
      const { rev } = await takeBack(id);
      const inbox = { status: 'unmatched', allocations: [], conflict: false, rev };
      expect(await payment(id)).toMatchObject(inbox);
      for (const again of [unassign, unignore]) expect(await again(id)).toMatchObject(inbox);
    }
    expect((await addPlayer('Bo', ['WAITING', 'STRANGER'])).matched_payments).toBe(0);
  });

  it('can be a payer of whom the organiser does not want to hear', async () => {
    const { receive, ignore, deliver, payments } = await begin();
    const [older, id] = [await receive('MUM'), await receive('Mum')];
    await ignore(id, { remember: true, reason: 'private' });
    await ignore(id, { remember: true, reason: 'private' });
    const [payer, ...more] = await ignoredPayers();
    expect([payer?.name, more]).toEqual(['Mum', []]);
    expect(await deliver(transfer('M U M'))).toEqual({ outcome: 'ignored', reason: 'ignored_payer' });
    expect(await deliver(transfer('MUM', 99, { scheme: 'new_kind' }))).toMatchObject({
      reason: 'ignored_payer',
    });
    expect((await deliver(transfer('MUM', 500, { id: older }))).outcome).toBe('duplicate');
    expect((await payments()).items).toHaveLength(2);
    expect((await payments('?status=unmatched')).items).toMatchObject([{ id: older }]);
    expect((await app().send('DELETE', `${API}/ignored_payers/${payer?.id}`)).status).toBe(204);
    expect(await refusalOf(app(), 'DELETE', `/ignored_payers/${payer?.id}`)).toEqual(NOT_FOUND);
    expect((await deliver(transfer('MUM'))).outcome).toBe('unmatched');
  });

  it('yields to a player’s bank name, which the payer’s being ignored does not stop', async () => {
    const { receive, ignore, deliver, addPlayer, change, ash } = await begin();
    await ignore(await receive('MUM'), { remember: true });
    await ignore(await receive('DAD'), { remember: true });
    await addPlayer('Bo', ['mum']);
    expect((await ignoredPayers()).map(({ name }) => name)).toEqual(['DAD']);
    await change('PATCH', `/players/${ash}`, { accepted_bank_names: ['ASH A', 'DAD'] });
    expect(await ignoredPayers()).toEqual([]);
    for (const name of ['MUM', 'DAD']) expect((await deliver(transfer(name))).outcome).toBe('credited');
  });

  it('credits a player named by the description though the payer is ignored', async () => {
    const { receive, ignore, deliver, addPlayer } = await begin();
    await ignore(await receive('MUM'), { remember: true });
    await addPlayer('Bo', ['FOR BO']);
    expect((await deliver(transfer('MUM', 500, { description: 'for bo' }))).outcome).toBe('credited');
  });

  it('can’t be a player’s name, nor no name', async () => {
    const { receive } = await begin();
    const [own, nameless] = [await receive('ASH A'), await receive('', 500, { description: '' })];
    const body = { remember: true };
    await expectRefused(app(), 'PUT', `${API}/payments/${own}/ignored`, { body }, [409, 'bank_name_taken']);
    await expectRefused(app(), 'PUT', `${API}/payments/${nameless}/ignored`, { body }, INVALID);
    expect(await ignoredPayers()).toEqual([]);
  });
});
