import type { PlayerStanding, Season, Summary } from '@paidup/shared/summary';
import { describe, expect, it } from 'vitest';
import { transfer } from '../support/bank.ts';
import { DAY } from '../support/clock.ts';
import { clubOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf } from './inbox.ts';

// Today is Friday, 20 November 2026.
describe.each(stores)('looking back on $name', (store) => {
  const app = useApp({ store });
  const get = <Body>(path: string) => clubOf(app()).change<Body>('GET', path);
  const points = async () => (await get<Season>('/summary/season')).points;
  const pay = (name: string, amount: number, created: string) =>
    inboxOf(app()).receive(name, amount, { created });

  it('shows an empty club at nothing, today', async () => {
    expect(await points()).toEqual([{ at: '2026-11-20', position: 0 }]);
    expect(await get('/summary/players')).toEqual({ items: [] });
    expect(await get('/summary')).toMatchObject({ next_fixture: null, last_bank_payment_at: null });
  });

  it('shows the position at the end of each week in which something happened, in the club’s time', async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    await club.addFixture({ date: '2025-01-08', cost: 4000 });
    await club.addFixture({ date: '2026-07-01', cost: 3000 });
    await club.addFixture({ date: '2026-11-18', cost: 2000, player_ids: [ash.id] });
    const off = await club.addFixture({ date: '2026-10-07', cost: 9999 });
    await club.change('PUT', `/fixtures/${off.id}/cancellation`);
    await club.addFixture({ date: '2026-11-25', cost: 8888 });
    await pay('ASH A', 7000, '2025-11-23T23:59:59.000Z');
    // Half past midnight on Monday in London: the next week.
    await pay('ASH A', 500, '2026-07-05T23:30:00.000Z');
    await pay('ASH A', 10, '2026-11-19T08:00:00.000Z');
    await pay('SOMEBODY', 100_000, '2026-11-19T08:00:00.000Z');
    await inboxOf(app()).cash('1', { player_id: ash.id, amount: 5, paid_at: '2026-12-24T00:00:00.000Z' });
    expect(await points()).toEqual([
      { at: '2025-11-23', position: 3000 },
      { at: '2026-07-05', position: 0 },
      { at: '2026-07-12', position: 500 },
      { at: '2026-11-20', position: -1485 },
    ]);
    expect(await get<Summary>('/summary')).toMatchObject({ position: -1485 });
  });

  it('has no more than 53 points, whatever happened', async () => {
    const ash = await clubOf(app()).addPlayer('Ash');
    const days = Array.from({ length: 60 }, (_, week) => new Date(Date.parse('2026-11-20') - week * 7 * DAY));
    for (const day of days)
      await inboxOf(app()).cash(day.toISOString(), {
        player_id: ash.id,
        amount: 1,
        paid_at: day.toISOString(),
      });
    const told = await points();
    expect(told).toHaveLength(53);
    expect([told[0], told.at(-1)]).toEqual([
      { at: '2025-11-23', position: 8 },
      { at: '2026-11-20', position: 60 },
    ]);
  });

  it('says when each player last paid and came, and how many games they owe', async () => {
    const club = clubOf(app());
    const [ash, ben, cy] = [
      await club.addPlayer('Ash', ['ASH A']),
      await club.addPlayer('Ben'),
      await club.addPlayer('Cy'),
    ];
    for (const date of ['2026-11-04', '2026-11-11', '2026-11-18', '2026-11-25'])
      await club.addFixture({ date, player_ids: [ash.id, ...(date < '2026-11-18' ? [ben.id] : [])] });
    await pay('ASH A', 999, '2026-11-12T08:00:00.000Z');
    await inboxOf(app()).cash('back', { player_id: ash.id, amount: -1 });
    await club.change('PATCH', `/players/${cy.id}`, { archived: true });
    const { items } = await get<{ items: PlayerStanding[] }>('/summary/players');
    const standing = (
      player_id: string,
      last_paid_at: string | null,
      last_came_at: string | null,
      games_owed: number,
    ) => ({
      player_id,
      last_paid_at,
      last_came_at,
      games_owed,
    });
    expect(items).toEqual([
      standing(ash.id, '2026-11-12T08:00:00.000Z', '2026-11-18T18:30:00.000Z', 2),
      standing(ben.id, null, '2026-11-11T18:30:00.000Z', 2),
      standing(cy.id, null, null, 0),
    ]);
    expect((await get<Summary>('/summary')).debtors).toMatchObject([
      { player_id: ben.id, games_owed: 2 },
      { player_id: ash.id, games_owed: 2 },
    ]);
  });

  it('says when the bank was last heard, also of what was set aside, but not of cash', async () => {
    const club = clubOf(app());
    const last = async () => (await get<Summary>('/summary')).last_bank_payment_at;
    const ash = await club.addPlayer('Ash');
    await inboxOf(app()).cash('1', { player_id: ash.id, amount: 5 });
    expect(await last()).toBeNull();
    const first = app().clock.now();
    const id = await pay('SOMEBODY', 500, '2026-11-20T11:00:00.000Z');
    await inboxOf(app()).ignore(id);
    app().clock.advance(DAY);
    await inboxOf(app()).cash('2', { player_id: ash.id, amount: 5 });
    expect(await last()).toBe(first);
    await club.deliver(transfer('SOMEBODY', 500, { created: '2026-11-01T11:00:00.000Z' }));
    expect(await last()).toBe(app().clock.now());
  });

  it('says whether the next game is on, and what it takes', async () => {
    const club = clubOf(app());
    const next = async () => (await get<Summary>('/summary')).next_fixture;
    const { id } = await club.addFixture({ cost: 4600, min_players: 4 });
    expect(await next()).toMatchObject({ id, short_by: 4, per_head: null, break_even_heads: 10 });
    await club.join(id, (await club.addPlayer('Ash')).id, 2);
    expect(await next()).toMatchObject({ short_by: 1, head_count: 3, per_head: 1534, break_even_heads: 10 });
    await club.change('PATCH', `/fixtures/${id}`, { fee: 0 });
    expect(await next()).toMatchObject({ per_head: 1534, break_even_heads: null });
    await club.change('PATCH', `/fixtures/${id}`, { cost: 0 });
    expect(await next()).toMatchObject({ per_head: 0, break_even_heads: 0 });
  });

  it('keeps the game that kicked off last today until midnight on the club’s clock', async () => {
    const club = clubOf(app());
    const today = async () => (await get<Summary>('/summary')).todays_fixture;
    const ash = await club.addPlayer('Ash', ['ASH A']);
    // In July the club's day ends an hour before UTC's.
    const late = { date: '2026-07-15', time: '18:30', player_ids: [ash.id] };
    const game = await club.addFixture(late);
    await club.addFixture({ ...late, time: '09:00' });
    const off = await club.addFixture({ ...late, time: '19:00' });
    await club.change('PUT', `/fixtures/${off.id}/cancellation`);
    for (const [at, id] of [
      ['2026-07-15T17:30:00Z', game.id],
      ['2026-07-15T22:59:00Z', game.id],
      ['2026-07-15T23:00:00Z', undefined],
    ] as const) {
      app().clock.set(at);
      expect([at, (await today())?.id]).toEqual([at, id]);
    }
    app().clock.set('2026-07-15T20:00:00Z');
    await club.deliver(transfer('ASH A', 700));
    expect(await today()).toMatchObject({
      status: 'played',
      collected: 200,
      players: [{ name: 'Ash', fee: 500 }],
    });
  });
});
