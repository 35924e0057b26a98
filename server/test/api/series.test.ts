import type { Fixture, FixtureDetail, FixtureFollowed } from '@paidup/shared/fixture';
import type { Page } from '@paidup/shared/list';
import type { Problem } from '@paidup/shared/problem';
import { describe, expect, it, vi } from 'vitest';
import { StoreError } from '../../src/store/store.ts';
import { API, clubOf, refusalOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

describe.each(stores)('a weekly series on $name', (store) => {
  const app = useApp({ store });
  const all = async () => (await clubOf(app()).change<Page<Fixture>>('GET', '/fixtures')).items;
  const follow = (id: string, change: object) =>
    clubOf(app()).change<FixtureFollowed>('PATCH', `/fixtures/${id}`, { ...change, following: true });
  const cancel = (id: string, reason: string) =>
    clubOf(app()).change<FixtureFollowed>('PUT', `/fixtures/${id}/cancellation`, { reason, following: true });

  /** Four weekly games, of which the first is played, one single game on the day of the last, and another series. */
  async function fourWeeks() {
    const club = clubOf(app());
    const { id, repeated } = await club.addFixture({ date: '2026-11-18', repeat_weeks: 3 });
    const [second = '', third = '', last = ''] = repeated;
    const single = await club.addFixture({ date: '2026-12-09' });
    const other = await club.addFixture({ date: '2026-12-10', repeat_weeks: 1 });
    app().clock.set('2026-11-19T12:00:00.000Z');
    return { first: id, second, third, last, others: [single.id, other.id, ...other.repeated] };
  }

  /** Lets every write of this fixture fail until the returned function is called. */
  function breakWritesOf(id: string): () => void {
    const { fixtures } = app().store;
    const { replace } = fixtures;
    const broken = vi.spyOn(fixtures, 'replace').mockImplementation((fixture, rev) => {
      if (fixture.id === id) throw new StoreError('unavailable', 'the disk is full');
      return replace(fixture, rev);
    });
    return () => broken.mockRestore();
  }

  it('shares an id, which a single fixture has not', async () => {
    const { first, others } = await fourWeeks();
    const fixtures = await all();
    const seriesOf = (id: string | undefined) => fixtures.find((one) => one.id === id)?.series_id;
    expect(seriesOf(first)).toMatch(/^series_/);
    expect(fixtures.filter(({ series_id }) => series_id === seriesOf(first))).toHaveLength(4);
    expect(seriesOf(others[0])).toBeNull();
    expect(seriesOf(others[1])).not.toBe(seriesOf(first));
    expect(seriesOf(others[1])).toBe(seriesOf(others[2]));
  });

  it('keeps its id when the request is repeated with its key', async () => {
    const body = { date: '2026-11-25', time: '18:30', location: 'Hall', cost: 0, repeat_weeks: 1 };
    const headers = { 'Idempotency-Key': 'the winter' };
    const create = () => app().send<Fixture>('POST', `${API}/fixtures`, { body, headers });
    const made = await create();
    expect((await create()).body.series_id).toBe(made.body.series_id);
    expect(new Set((await all()).map(({ series_id }) => series_id))).toEqual(new Set([made.body.series_id]));
  });

  it('changes from one game on, each at its own day, and no game before or of others', async () => {
    const { first, second, third, last, others } = await fourWeeks();
    const before = await all();
    const change = { time: '20:00', location: 'Hall', cost: 5000, fee: 600, min_players: 6, max_players: 10 };
    const answer = await follow(second, change);
    expect(answer).toMatchObject({ id: second, ...change, followed: [third, last] });
    const after = new Map((await all()).map((fixture) => [fixture.id, fixture]));
    for (const [id, date] of [
      [second, '2026-11-25'],
      [third, '2026-12-02'],
      [last, '2026-12-09'],
    ] as const)
      expect(after.get(id)).toMatchObject({ ...change, date, kick_off_at: `${date}T20:00:00.000Z`, rev: 2 });
    for (const id of [first, ...others]) expect(after.get(id)).toEqual(before.find((one) => one.id === id));
    expect((await follow(third, { fee: 650 })).followed).toEqual([last]);
    expect(await clubOf(app()).fixture(second)).toMatchObject({ fee: 600, rev: 2 });
    const { history } = await clubOf(app()).fixture(last);
    expect(history.at(-1)).toMatchObject({ by: 'organiser', action: 'changed' });
  });

  it('is cancelled from one game on, with the reason, and only there unless it is asked for', async () => {
    const { first, second, third, last, others } = await fourWeeks();
    const one = await clubOf(app()).change<FixtureFollowed>('PUT', `/fixtures/${third}/cancellation`, {
      reason: 'Frozen pitch',
    });
    expect(one.followed).toEqual([]);
    expect(await cancel(second, 'The hall is closed')).toMatchObject({
      status: 'cancelled',
      followed: [third, last],
    });
    const states = new Map((await all()).map(({ id, ...fixture }) => [id, fixture]));
    for (const id of [second, third, last])
      expect(states.get(id)).toMatchObject({ status: 'cancelled', cancelled_reason: 'The hall is closed' });
    expect(states.get(first)?.status).toBe('played');
    for (const id of others) expect(states.get(id)?.status).toBe('scheduled');
  });

  it('leaves later games that have kicked off alone, and moved ones where they are', async () => {
    const { first, second, third, last } = await fourWeeks();
    await clubOf(app()).change('PATCH', `/fixtures/${third}`, { date: '2026-12-20' });
    app().clock.set('2026-11-25T18:30:00.000Z');
    expect((await follow(first, { fee: 700 })).followed).toEqual([last, third]);
    expect(await clubOf(app()).fixture(second)).toMatchObject({ status: 'played', fee: 500, rev: 1 });
    expect(await clubOf(app()).fixture(third)).toMatchObject({ date: '2026-12-20', fee: 700 });
    expect(await clubOf(app()).fixture(first)).toMatchObject({ status: 'played', fee: 700 });
  });

  it('follows nobody from a single fixture', async () => {
    const { others } = await fourWeeks();
    expect(await follow(others[0] ?? '', { fee: 700 })).toMatchObject({ fee: 700, followed: [] });
  });

  it('refuses a change that one of them refuses, or with a day, and changes none', async () => {
    const { second, last } = await fourWeeks();
    await clubOf(app()).change('PATCH', `/fixtures/${last}`, { min_players: 11 });
    const before = await all();
    const patch = (body: object, headers = {}) =>
      app().send<Problem>('PATCH', `${API}/fixtures/${second}`, {
        body: { following: true, ...body },
        headers,
      });
    const dated = await patch({ date: '2026-11-26', fee: 1 });
    expect([dated.status, dated.body.errors?.[0]?.path]).toEqual([400, 'date']);
    expect((await patch({ max_players: 10 })).status).toBe(400);
    expect((await patch({ fee: 1 }, { 'If-Match': '"9"' })).body.code).toBe('stale');
    expect(await refusalOf(app(), 'PATCH', `/fixtures/nothing`, { body: { following: true } })).toEqual([
      404,
      'not_found',
    ]);
    expect(await all()).toEqual(before);
  });

  it.each([
    ['an edit', (id: string) => follow(id, { location: 'Hall' }), { location: 'Hall' }],
    ['a cancellation', (id: string) => cancel(id, 'Snow'), { status: 'cancelled', cancelled_reason: 'Snow' }],
  ])('is finished by a repeat of %s that was interrupted', async (_what, change, done) => {
    const { second, third, last } = await fourWeeks();
    const isDone = async (id: string) => {
      const fixture: FixtureDetail = await clubOf(app()).fixture(id);
      return Object.entries(done).every(([field, value]) => ({ ...fixture })[field] === value);
    };
    for (const [broken, doneBefore] of [
      [third, []],
      [last, [third]],
      [second, [third, last]],
    ] as const) {
      const mend = breakWritesOf(broken);
      await expect(change(second)).rejects.toThrow();
      mend();
      for (const id of [second, third, last])
        expect([id, await isDone(id)]).toEqual([id, doneBefore.some((one) => one === id)]);
    }
    expect(await change(second)).toMatchObject({ rev: 2, followed: [third, last] });
    for (const id of [second, third, last]) expect(await clubOf(app()).fixture(id)).toMatchObject(done);
    // Nothing was written twice, and another repeat writes nothing.
    expect(await change(second)).toMatchObject({ changed: [], followed: [third, last] });
    for (const { rev } of (await all()).filter(({ id }) => [second, third, last].includes(id)))
      expect(rev).toBe(2);
  });
});
