import { describe, expect, it } from 'vitest';
import type { FixtureChanged, FixtureDetail } from '@paidup/shared/fixture';
import type { Problem } from '@paidup/shared/problem';
import { API, clubOf, refusalOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

describe.each(stores)('the places of a fixture on $name', (store) => {
  const app = useApp({ store });
  const shown = ({ players }: Pick<FixtureDetail, 'players'>) =>
    players.map(({ name, guests, state }) => `${name}+${guests} ${state}`);

  async function fixtureWith(fields: { [key: string]: unknown }, ...names: string[]) {
    const club = clubOf(app());
    const players = await Promise.all(names.map((name) => club.addPlayer(name)));
    const fixture = await club.addFixture({ min_players: 1, ...fields });
    const [a = '', b = '', c = '', d = ''] = players.map(({ id }) => id);
    const leave = (player: string) =>
      club.change<FixtureDetail>('DELETE', `/fixtures/${fixture.id}/players/${player}`);
    const join = (player: string, guests?: number) => club.join(fixture.id, player, guests);
    return { club, id: fixture.id, a, b, c, d, join, leave };
  }

  it('go to whole parties, and to the longest waiting that fits when some come free', async () => {
    const { join, leave, a, b, c, d } = await fixtureWith({ max_players: 4 }, 'A', 'B', 'C', 'D');
    expect(shown(await join(a, 2))).toEqual(['A+2 in']);
    expect(await join(b, 1)).toMatchObject({
      head_count: 3,
      waiting_count: 2,
      players: [{}, { fee: 0, paid: 0 }],
    });
    expect(shown(await join(c, 1))).toEqual(['A+2 in', 'B+1 waiting', 'C+1 waiting']);
    expect(shown(await join(d))).toEqual(['A+2 in', 'B+1 waiting', 'C+1 waiting', 'D+0 in']);
    expect(shown(await join(a, 1))).toEqual(['A+1 in', 'B+1 waiting', 'C+1 waiting', 'D+0 in']);
    expect(shown(await join(a, 0))).toEqual(['A+0 in', 'B+1 in', 'C+1 waiting', 'D+0 in']);
    expect(shown(await leave(b))).toEqual(['A+0 in', 'C+1 in', 'D+0 in']);
    expect(await leave(a)).toMatchObject({ head_count: 3, waiting_count: 0 });
  });

  it('go to as many of those who wait as fit with all their guests', async () => {
    const { join, leave, a, b, c, d } = await fixtureWith({ max_players: 5 }, 'A', 'B', 'C', 'D');
    await join(a, 4);
    for (const player of [b, c, d]) await join(player, 1);
    expect(shown(await leave(a))).toEqual(['B+1 in', 'C+1 in', 'D+1 waiting']);
  });

  it('go to several at once in one change, which one undo reverts with everybody in their old order', async () => {
    const { club, id, a, b, c, d, join } = await fixtureWith({ max_players: 2 }, 'A', 'B', 'C', 'D');
    for (const player of [a, b, c]) await join(player);
    const moves = [{ player_id: a, out: true }, { player_id: d, guests: 1 }, { player_id: a }];
    const moved = await club.change<FixtureChanged>('PATCH', `/fixtures/${id}/players`, { moves });
    expect(shown(moved)).toEqual(['B+0 in', 'C+0 in', 'D+1 waiting', 'A+0 waiting']);
    expect(moved).toMatchObject({ rev: 5, promoted: [{ name: 'C' }] });
    expect(moved.history.at(-1)).toMatchObject({
      detail: 'A is waiting; D is waiting with 1 guest; C got a place',
    });
    const again = await club.change<FixtureChanged>('PATCH', `/fixtures/${id}/players`, {
      moves: [{ player_id: d, guests: 1 }, { player_id: b }],
    });
    expect(again).toMatchObject({ rev: 5, changed: [] });
    const undo = () => club.change<FixtureChanged>('POST', `/fixtures/${id}/undo`);
    expect(shown(await undo())).toEqual(['A+0 in', 'B+0 in', 'C+0 waiting']);
    expect(shown(await undo())).toEqual(shown(moved));
    expect((await app().store.audit()).findings).toEqual([]);
  });

  it('are left as they are when one of several is refused', async () => {
    const { club, id, a, b, join } = await fixtureWith({ max_players: 3 }, 'A', 'B');
    await join(a);
    await join(b);
    const before = await club.fixture(id);
    const refused = async (...moves: object[]) => {
      const { status, body } = await app().send<Problem>('PATCH', `${API}/fixtures/${id}/players`, {
        body: { moves },
      });
      return [status, body.code, body.errors?.[0]?.path];
    };
    const full = { player_id: b, guests: 2 };
    expect(await refused({ player_id: a, guests: 1 }, full)).toEqual([409, 'fixture_full', 'moves.1.guests']);
    const stranger = { player_id: 'nobody' };
    expect(await refused(full, stranger)).toEqual([400, 'invalid_input', 'moves.1.player_id']);
    expect(await refused()).toEqual([400, 'invalid_input', 'moves']);
    expect(await club.fixture(id)).toEqual(before);
    await club.change('PUT', `/fixtures/${id}/cancellation`);
    expect(await refused({ player_id: a, out: true })).toEqual([409, 'fixture_cancelled', undefined]);
  });

  it('are refused to more guests than fit, who change nothing', async () => {
    const { club, id, join, a, b } = await fixtureWith({ max_players: 3 }, 'A', 'B');
    await join(a, 1);
    await join(b, 3);
    const before = await club.fixture(id);
    expect(await refusalOf(app(), 'PUT', `/fixtures/${id}/players/${a}`, { body: { guests: 3 } })).toEqual([
      409,
      'fixture_full',
    ]);
    expect(await club.fixture(id)).toEqual(before);
    expect(shown(await join(a, 2))).toEqual(['A+2 in', 'B+3 waiting']);
    expect(shown(await join(b, 2))).toEqual(['A+2 in', 'B+2 waiting']);
    expect(await join(b, 2)).toMatchObject({ rev: 5 });
  });

  it('grow with max_players, and nobody is put out when it shrinks', async () => {
    const { club, id, join, leave, a, b, c } = await fixtureWith({ max_players: 2 }, 'A', 'B', 'C');
    for (const player of [a, b, c]) await join(player);
    const change = (fields: unknown) => club.change<FixtureDetail>('PATCH', `/fixtures/${id}`, fields);
    expect(shown(await change({ max_players: 3 }))).toEqual(['A+0 in', 'B+0 in', 'C+0 in']);
    expect(await change({ max_players: 1 })).toMatchObject({ head_count: 3, max_players: 1 });
    expect(await refusalOf(app(), 'PUT', `/fixtures/${id}/players/${a}`, { body: { guests: 1 } })).toEqual([
      409,
      'fixture_full',
    ]);
    await leave(a);
    expect(shown(await join(a))).toEqual(['B+0 in', 'C+0 in', 'A+0 waiting']);
  });

  it('say what happened once it has kicked off: whoever is put in is in, nobody is promoted', async () => {
    const { club, id, join, leave, a, b, c, d } = await fixtureWith({ max_players: 1 }, 'A', 'B', 'C', 'D');
    for (const player of [a, b, c]) await join(player);
    app().clock.set('2026-11-25T18:30:00Z');
    expect(shown(await leave(a))).toEqual(['B+0 waiting', 'C+0 waiting']);
    expect(shown(await join(c, 3))).toEqual(['B+0 waiting', 'C+3 in']);
    expect(shown(await join(d))).toEqual(['B+0 waiting', 'C+3 in', 'D+0 in']);
    expect(shown(await club.change<FixtureDetail>('PATCH', `/fixtures/${id}`, { max_players: 9 }))).toEqual([
      'B+0 waiting',
      'C+3 in',
      'D+0 in',
    ]);
    expect(await club.fixture(id)).toMatchObject({ head_count: 5, waiting_count: 1, status: 'played' });
  });

  it('are as they were after a cancellation, and closed during it', async () => {
    const { club, id, join, a, b, c } = await fixtureWith({ max_players: 1 }, 'A', 'B', 'C');
    await join(a);
    await join(b);
    const { players } = await club.fixture(id);
    await club.change('PUT', `/fixtures/${id}/cancellation`);
    for (const [method, player] of [
      ['PUT', a],
      ['PUT', c],
      ['DELETE', a],
      ['DELETE', b],
    ] as const)
      expect(await refusalOf(app(), method, `/fixtures/${id}/players/${player}`)).toEqual([
        409,
        'fixture_cancelled',
      ]);
    expect(await club.change('PATCH', `/fixtures/${id}`, { max_players: 2 })).toMatchObject({
      status: 'cancelled',
    });
    await club.change('PATCH', `/fixtures/${id}`, { max_players: 1 });
    expect(await club.change('DELETE', `/fixtures/${id}/cancellation`)).toMatchObject({
      status: 'scheduled',
    });
    expect((await club.fixture(id)).players.map(({ name }) => name)).toEqual(players.map(({ name }) => name));
  });

  it('are given out without a gap to a hundred who join at once', async () => {
    const club = clubOf(app());
    const names = Array.from({ length: 100 }, (_, index) => `P${index}`);
    const players = await Promise.all(names.map((name) => club.addPlayer(name)));
    const { id } = await club.addFixture();
    await Promise.all(players.map((player) => club.join(id, player.id)));
    const fixture = await club.fixture(id);
    expect(fixture).toMatchObject({ head_count: 12, waiting_count: 88, rev: 101 });
    expect(fixture.players.slice(0, 12).every(({ state }) => state === 'in')).toBe(true);
    expect(new Set(fixture.players.map(({ player_id }) => player_id)).size).toBe(100);
    expect(fixture.history).toHaveLength(101);
  });
});
