import type { FixtureChanged } from '@paidup/shared/fixture';
import type { PlayerDetail } from '@paidup/shared/player';
import { describe, expect, it } from 'vitest';
import { clubOf, refusalOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

describe.each(stores)('what changed on $name', (store) => {
  const app = useApp({ store });
  const change = (method: string, path: string, body?: object) =>
    clubOf(app()).change<FixtureChanged>(method, path, body);
  const party = (player_id: string, state: 'in' | 'waiting', guests = 0) => ({ player_id, guests, state });

  async function begin(fields: object = {}) {
    const club = clubOf(app());
    const [ash, ben, cy] = [
      await club.addPlayer('Ash'),
      await club.addPlayer('Ben'),
      await club.addPlayer('Cy'),
    ];
    const game = { player_ids: [ash.id, ben.id, cy.id], min_players: 1, ...fields };
    const { id } = await club.addFixture(game);
    return { ash, ben, cy, id, path: `/fixtures/${id}` };
  }

  it('is answered by a change of a fixture, and kept in its history', async () => {
    const { path, id } = await begin();
    const { changed, promoted, history } = await change('PATCH', path, {
      fee: 600,
      location: 'Hall',
      cost: 4500,
    });
    expect(changed).toEqual([
      { field: 'location', before: 'Riverside 5s', after: 'Hall' },
      { field: 'fee', before: 500, after: 600 },
    ]);
    expect(promoted).toEqual([]);
    expect(history.at(-1)).toMatchObject({
      detail: 'place Riverside 5s became Hall; fee £5.00 became £6.00; 3 heads now pay £6.00 each',
      before: { location: 'Riverside 5s', fee: 500 },
      after: { location: 'Hall', fee: 600 },
    });
    expect((await clubOf(app()).fixture(id)).history).toEqual(history);
  });

  it('names who got a place by it', async () => {
    const { path, ash, ben, cy } = await begin({ max_players: 1 });
    const left = await change('DELETE', `${path}/players/${ash.id}`);
    expect(left).toMatchObject({
      changed: [
        {
          field: 'players',
          before: [{ ...party(ash.id, 'in'), joined_at: ash.created_at, place: 0 }, party(ben.id, 'waiting')],
          after: [party(ben.id, 'in')],
        },
      ],
      promoted: [{ player_id: ben.id, name: 'Ben' }],
    });
    expect(left.history.at(-1)?.detail).toBe('Ash is out; Ben got a place');
    const larger = await change('PATCH', path, { max_players: 2 });
    expect(larger.promoted).toEqual([{ player_id: cy.id, name: 'Cy' }]);
    expect(larger.history.at(-1)?.detail).toBe('maximum players 1 became 2; Cy got a place');
    const back = await change('PUT', `${path}/players/${ash.id}`, { guests: 1 });
    expect(back).toMatchObject({
      changed: [{ field: 'players', before: [], after: [party(ash.id, 'waiting', 1)] }],
      promoted: [],
    });
  });

  it('undoes who left, with everybody whom that moved, and does it again', async () => {
    const { path, ash, id } = await begin({ max_players: 1 });
    const before = await clubOf(app()).fixture(id);
    const left = await change('DELETE', `${path}/players/${ash.id}`);
    const undone = await change('POST', `${path}/undo`);
    expect(undone.players).toEqual(before.players);
    expect(undone.history.at(-1)).toMatchObject({
      action: 'undone',
      detail: 'undone: Ash is out; Ben got a place',
      undoes: 2,
    });
    expect((await change('POST', `${path}/undo`)).players).toEqual(left.players);
    const isStale = [409, 'stale'];
    const headers = { 'If-Match': `"${undone.rev}"` };
    expect(await refusalOf(app(), 'POST', `${path}/undo`, { headers })).toEqual(isStale);
    await change('PATCH', path, { fee: 100 });
    expect(await refusalOf(app(), 'POST', `${path}/undo`)).toEqual(isStale);
  });

  it('tells of a cancellation, of its new reason, and of its end', async () => {
    const { path } = await begin();
    const off = await change('PUT', `${path}/cancellation`, { reason: 'rain' });
    expect(off.changed).toEqual([
      { field: 'cancelled', before: false, after: true },
      { field: 'cancelled_reason', before: null, after: 'rain' },
    ]);
    const again = await change('PUT', `${path}/cancellation`, { reason: 'snow' });
    expect(again.changed).toEqual([{ field: 'cancelled_reason', before: 'rain', after: 'snow' }]);
    expect((await change('PUT', `${path}/cancellation`, { reason: 'snow' })).changed).toEqual([]);
    const on = await change('DELETE', `${path}/cancellation`);
    expect(on.changed).toMatchObject([{ after: false }, { before: 'snow', after: null }]);
    expect(on.history.map(({ action }) => action)).toEqual(['created', 'cancelled', 'cancelled', 'restored']);
  });

  it('is kept in a player’s history', async () => {
    const club = clubOf(app());
    const { id } = await club.addPlayer('Ash', ['ONE', 'TWO']);
    const path = `/players/${id}`;
    await club.change('PATCH', path, { name: 'Ashley', accepted_bank_names: ['THREE', 'ONE'] });
    await club.change('PATCH', path, { archived: true, attendance_start: '2026-12-01', name: 'Ashley' });
    const { history } = await club.change<PlayerDetail>('GET', path);
    expect(history.slice(1)).toMatchObject([
      {
        detail: 'name “Ash” became “Ashley”; bank names added: THREE; bank names removed: TWO',
        before: { name: 'Ash', accepted_bank_names: ['ONE', 'TWO'] },
        after: { name: 'Ashley', accepted_bank_names: ['THREE', 'ONE'] },
      },
      {
        detail: 'comes from 1 December 2026 on; archived',
        before: { attendance_start: '2026-11-20', archived: false },
        after: { attendance_start: '2026-12-01', archived: true },
      },
    ]);
    expect(history[0]).not.toHaveProperty('before');
  });
});
