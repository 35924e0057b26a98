import type { PlayerDetail } from '@paidup/shared/player';
import { describe, expect, it } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf } from '../support/club.ts';
import { expectRefused } from '../support/refusals.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf, partsOf } from './inbox.ts';

const MOVED = { remember: true, move_names: true };

describe.each(stores)('a bank name that moves on $name', (store) => {
  const app = useApp({ store });

  async function begin() {
    const club = clubOf(app());
    const [ash, bea] = [await club.addPlayer('Ash', ['MR B', 'ASH A']), await club.addPlayer('Bea')];
    const names = async () =>
      Promise.all([ash, bea].map(async ({ id }) => (await club.player(id)).accepted_bank_names));
    return { ...club, ...inboxOf(app()), ash: ash.id, bea: bea.id, names };
  }

  it('goes to the other player, and the history of who lost it says so', async () => {
    const { change, names, deliver, ash, bea } = await begin();
    const { rev } = await change<PlayerDetail>('GET', `/players/${ash}`);
    const moved = { accepted_bank_names: ['mr. b'], move_names: true };
    expect(await change('PATCH', `/players/${bea}`, moved)).toMatchObject({
      accepted_bank_names: ['mr. b'],
      matched_payments: 0,
    });
    expect(await names()).toEqual([['ASH A'], ['mr. b']]);
    const { history } = await change<PlayerDetail>('GET', `/players/${ash}`);
    expect(history).toHaveLength(rev + 1);
    expect(history.at(-1)).toMatchObject({
      by: 'organiser',
      action: 'changed',
      detail: 'bank names moved to another player: MR B',
      before: { accepted_bank_names: ['MR B', 'ASH A'] },
      after: { accepted_bank_names: ['ASH A'] },
    });
    expect(await deliver(transfer('MR B'))).toMatchObject({ outcome: 'credited', player_id: bea });
    expect((await app().store.audit()).findings).toEqual([]);
  });

  it('stays where it is unless the request says that it moves, or when the request is stale', async () => {
    const { receive, ash, bea } = await begin();
    const id = await receive('MR B');
    const stored = await app().stored();
    const names = { accepted_bank_names: ['MR B'] };
    for (const body of [names, { ...names, move_names: false }])
      await expectRefused(app(), 'PATCH', `${API}/players/${bea}`, { body }, [409, 'bank_name_taken']);
    const path = `${API}/payments/${id}/allocations`;
    const allocations = partsOf({ [bea]: 500 });
    await expectRefused(app(), 'PUT', path, { body: { allocations, remember: true } }, [
      409,
      'bank_name_taken',
    ]);
    const stale = { 'If-Match': '"9"' };
    const body = { ...names, move_names: true };
    await expectRefused(app(), 'PATCH', `${API}/players/${bea}`, { body, headers: stale }, [409, 'stale']);
    await expectRefused(app(), 'PUT', path, { body: { allocations, ...MOVED }, headers: stale }, [
      409,
      'stale',
    ]);
    expect(await app().stored()).toEqual(stored);
    expect(stored.players.find((player) => player.id === ash)?.bank_names).toHaveLength(2);
  });

  it('goes with the payment, comes back with the undo, and moves again when that is undone', async () => {
    const { receive, assign, undo, names, deliver, player, ash, bea } = await begin();
    const id = await receive('MR B');
    expect(await assign(id, { [bea]: 500 }, MOVED)).toMatchObject({ status: 'matched' });
    expect(await names()).toEqual([['ASH A'], ['MR B']]);
    const undone = await undo(id);
    expect(undone).toMatchObject({
      matched_by: 'counterparty_name',
      allocations: [{ player_id: ash }],
      remembered: { player_id: bea, name: 'MR B' },
    });
    expect(undone.history.at(-1)).toMatchObject({ forgot: 'MR B', moved_to: ash });
    expect(await names()).toEqual([['ASH A', 'MR B'], []]);
    expect(await deliver(transfer('MR B'))).toMatchObject({ outcome: 'credited', player_id: ash });
    await undo(id);
    expect(await names()).toEqual([['ASH A'], ['MR B']]);
    await undo(id);
    expect(await names()).toEqual([['ASH A', 'MR B'], []]);
    expect([(await player(ash)).total_paid, (await player(bea)).total_paid]).toEqual([1000, 0]);
    expect((await app().store.audit()).findings).toEqual([]);
  });

  it('is nobody’s after an undo when whoever had it can’t have it back', async () => {
    const { receive, assign, undo, names, ash, bea } = await begin();
    const id = await receive('MR B');
    await assign(id, { [bea]: 500 }, MOVED);
    await app().send('DELETE', `${API}/players/${ash}/data`);
    const undone = await undo(id);
    expect(undone.history.at(-1)).not.toHaveProperty('moved_to');
    expect(await names()).toEqual([[], []]);
  });

  it('is left alone by an undo when a third player has it by now', async () => {
    const { receive, assign, undo, change, addPlayer, names, bea } = await begin();
    const [id, cat] = [await receive('MR B'), await addPlayer('Cat')];
    await assign(id, { [bea]: 500 }, MOVED);
    await change('PATCH', `/players/${cat.id}`, { accepted_bank_names: ['MR B'], move_names: true });
    expect(await undo(id)).not.toHaveProperty('remembered');
    expect(await names()).toEqual([['ASH A'], []]);
  });

  it('has one owner after many players took it at once', async () => {
    const { addPlayer, change, ash } = await begin();
    const others = await Promise.all(['Cat', 'Dan', 'Eve', 'Flo'].map((name) => addPlayer(name)));
    const body = { accepted_bank_names: ['MR B'], move_names: true };
    await Promise.all(others.map(({ id }) => change('PATCH', `/players/${id}`, body)));
    const { players } = await app().stored();
    const owners = players.filter(({ bank_names }) => bank_names.some(({ key }) => key === 'MRB'));
    expect(owners).toHaveLength(1);
    expect(owners[0]?.id).not.toBe(ash);
    expect((await app().store.audit()).findings).toEqual([]);
  });
});
