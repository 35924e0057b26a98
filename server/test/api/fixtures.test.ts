import { describe, expect, it } from 'vitest';
import type { Fixture, FixtureCreated, FixtureDetail } from '@paidup/shared/fixture';
import type { Page } from '@paidup/shared/list';
import { aFixture, API, clubOf, refusalOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

const KICK_OFF = '2026-11-25T18:30:00.000Z';

describe.each(stores)('fixtures on $name', (store) => {
  const app = useApp({ store });
  const list = (query: string) => clubOf(app()).change<Page<Fixture>>('GET', `/fixtures?${query}`);
  const remove = (id: string) => refusalOf(app(), 'DELETE', `/fixtures/${id}`);

  it('begin with the usual fee and places and nobody in', async () => {
    const answer = await app().send<FixtureCreated>('POST', `${API}/fixtures`, { body: aFixture });
    expect(answer).toMatchObject({
      status: 201,
      headers: { etag: '"1"', location: `/api/v1/fixtures/${answer.body.id}` },
    });
    const expected = {
      id: expect.any(String),
      ...aFixture,
      fee: 500,
      min_players: 8,
      max_players: 12,
      series_id: null,
      status: 'scheduled',
      kick_off_at: KICK_OFF,
      cancelled_reason: null,
      removable: true,
      players: [],
      head_count: 0,
      waiting_count: 0,
      short_by: 8,
      collected: 0,
      rev: 1,
      created_at: app().clock.now(),
      updated_at: app().clock.now(),
    };
    expect(answer.body).toEqual({ ...expected, repeated: [] });
    expect(await clubOf(app()).fixture(answer.body.id)).toEqual({
      ...expected,
      history: [{ at: app().clock.now(), by: 'organiser', action: 'created', detail: expect.any(String) }],
    });
  });

  it('keep what a change does not name, and grow their history', async () => {
    const club = clubOf(app());
    const { id } = await club.addFixture({
      fee: 300,
      min_players: 2,
      max_players: 4,
      player_ids: [(await club.addPlayer('Ash')).id],
    });
    const fields = [
      { date: '2026-11-26', kick: '2026-11-26T18:30:00.000Z' },
      { time: '19:00', kick: '2026-11-26T19:00:00.000Z' },
      { location: 'Hall' },
      { cost: 1 },
      { fee: 0 },
      { min_players: 1 },
      { max_players: 3 },
    ];
    for (const { kick, ...field } of fields as ({ kick?: string } & { [key: string]: unknown })[]) {
      const { history, ...before } = await club.fixture(id);
      const after = await club.change<FixtureDetail>('PATCH', `/fixtures/${id}`, field);
      const player = { ...before.players[0], fee: 'fee' in field ? 0 : before.players[0]?.fee };
      const short_by = Math.max(0, after.min_players - 1);
      const kick_off_at = kick ?? before.kick_off_at;
      const expected = { ...before, ...field, kick_off_at, players: [player], short_by, rev: before.rev + 1 };
      expect(after).toMatchObject(expected);
      expect(after.history.slice(0, -1)).toEqual(history);
    }
    const before = await club.fixture(id);
    const same = { ...before, changed: [], promoted: [], followed: [] };
    expect(await club.change('PATCH', `/fixtures/${id}`, {})).toEqual(same);
    expect(await club.change('PATCH', `/fixtures/${id}`, { fee: 0, location: ' Hall ' })).toEqual(same);
  });

  it('are played once their kick-off has come, to the millisecond', async () => {
    const club = clubOf(app());
    const { id } = await club.addFixture();
    app().clock.set('2026-11-25T18:29:59.999Z');
    expect(await club.fixture(id)).toMatchObject({ status: 'scheduled' });
    app().clock.set(KICK_OFF);
    expect(await club.fixture(id)).toMatchObject({ status: 'played', rev: 1 });
    await club.change('PUT', `/fixtures/${id}/cancellation`, { reason: ' snow ' });
    expect(await club.fixture(id)).toMatchObject({ status: 'cancelled', cancelled_reason: 'snow' });
    await club.change('DELETE', `/fixtures/${id}/cancellation`);
    expect(await club.fixture(id)).toMatchObject({ status: 'played', cancelled_reason: null, rev: 3 });
  });

  it('are removed only if they were never played, whatever became of them since', async () => {
    const club = clubOf(app());
    const [untouched, moved, cancelled, both, fresh] = await Promise.all(
      Array.from({ length: 5 }, () => club.addFixture()),
    );
    const dropped = await club.addFixture();
    const isRemovable = async (id = '') => (await club.fixture(id)).removable;
    expect(await isRemovable(untouched?.id)).toBe(true);
    await club.change('PUT', `/fixtures/${dropped.id}/cancellation`);
    expect(await isRemovable(dropped.id)).toBe(true);
    expect(await remove(dropped.id)).toEqual([204, undefined]);
    expect(await remove(dropped.id)).toEqual([404, 'not_found']);
    await club.change('PUT', `/fixtures/${both?.id}/cancellation`);
    await club.change('PATCH', `/fixtures/${fresh?.id}`, { date: '2026-12-02' });

    app().clock.set(KICK_OFF);
    await club.change('PATCH', `/fixtures/${moved?.id}`, { date: '2026-12-02' });
    expect(await club.fixture(moved?.id ?? '')).toMatchObject({ status: 'scheduled' });
    await club.change('PUT', `/fixtures/${cancelled?.id}/cancellation`);
    await club.change('PATCH', `/fixtures/${both?.id}`, { date: '2026-12-02' });
    for (const played of [untouched, moved, cancelled, both]) {
      expect(await isRemovable(played?.id)).toBe(false);
      expect(await remove(played?.id ?? '')).toEqual([409, 'fixture_played']);
    }
    expect(await isRemovable(fresh?.id)).toBe(true);
    expect(await remove(fresh?.id ?? '')).toEqual([204, undefined]);
  });

  it('are listed by kick-off, by day of the club and by status', async () => {
    const club = clubOf(app());
    const summer = await club.addFixture({ date: '2026-07-01', time: '00:30' });
    const early = await club.addFixture({ date: '2026-11-25', time: '00:00' });
    const late = await club.addFixture({ date: '2026-11-25', time: '23:59' });
    const next = await club.addFixture({ date: '2026-11-26', time: '00:00' });
    await club.change('PUT', `/fixtures/${late.id}/cancellation`);
    const idsOf = async (query: string) => (await list(query)).items.map(({ id }) => id);
    expect(await idsOf('')).toEqual([summer.id, early.id, late.id, next.id]);
    expect(await idsOf('order=desc')).toEqual([next.id, late.id, early.id, summer.id]);
    expect(await idsOf('from=2026-11-25&to=2026-11-25')).toEqual([early.id, late.id]);
    expect(await idsOf('from=2026-07-01&to=2026-07-01')).toEqual([summer.id]);
    expect(await idsOf('to=2026-06-30')).toEqual([]);
    expect(await idsOf('from=2026-11-26')).toEqual([next.id]);
    expect(await idsOf('status=played')).toEqual([summer.id]);
    expect(await idsOf('status=scheduled')).toEqual([early.id, next.id]);
    expect(await idsOf('status=cancelled')).toEqual([late.id]);
    app().clock.set(early.kick_off_at);
    expect(await idsOf('status=played')).toEqual([summer.id, early.id]);
  });

  it('repeat weekly at the same time on the clock, over the change of the clocks', async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash');
    const first = await club.addFixture({
      date: '2027-03-17',
      repeat_weeks: 2,
      player_ids: [ash.id, ash.id],
    });
    expect(first.repeated).toHaveLength(2);
    const { items } = await list('');
    expect(items.map(({ id }) => id)).toEqual([first.id, ...first.repeated]);
    expect(items.map(({ date, time, kick_off_at }) => [date, time, kick_off_at])).toEqual([
      ['2027-03-17', '18:30', '2027-03-17T18:30:00.000Z'],
      ['2027-03-24', '18:30', '2027-03-24T18:30:00.000Z'],
      ['2027-03-31', '18:30', '2027-03-31T17:30:00.000Z'],
    ]);
    for (const { players } of items) expect(players).toMatchObject([{ player_id: ash.id, state: 'in' }]);
    const year = await club.addFixture({ repeat_weeks: 52 });
    expect(new Set(year.repeated).size).toBe(52);
  });

  it('mean the first of an hour that comes twice', async () => {
    const { id } = await clubOf(app()).addFixture({ date: '2026-10-25', time: '01:30' });
    expect(await clubOf(app()).fixture(id)).toMatchObject({
      time: '01:30',
      kick_off_at: '2026-10-25T00:30:00.000Z',
    });
  });

  it('that are refused leave their players free to be removed', async () => {
    const club = clubOf(app());
    const { id } = await club.addPlayer('Ash');
    for (const fields of [
      { player_ids: [id, 'nobody'] },
      { player_ids: [id], date: '2027-03-28', time: '01:30' },
    ])
      expect(await refusalOf(app(), 'POST', '/fixtures', { body: { ...aFixture, ...fields } })).toEqual([
        400,
        'invalid_input',
      ]);
    expect((await list('')).items).toEqual([]);
    expect(await refusalOf(app(), 'DELETE', `/players/${id}`)).toEqual([204, undefined]);
  });
});
