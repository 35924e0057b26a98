import { describe, expect, it } from 'vitest';
import type { Summary } from '@paidup/shared/summary';
import { transfer } from '../support/bank.ts';
import { clubOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

describe.each(stores)('what is owed on $name', (store) => {
  const app = useApp({ store });
  const pay = (name: string, amount: number) => clubOf(app()).deliver(transfer(name, amount));
  const summary = () => clubOf(app()).change<Summary>('GET', '/summary');

  it('is charged at kick-off, with guests, and covered by what was paid before', async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const fixture = await club.addFixture();
    expect((await club.join(fixture.id, ash.id, 2)).players).toMatchObject([{ fee: 1500, paid: 0 }]);
    await pay('ASH A', 700);
    expect(await club.player(ash.id)).toMatchObject({
      total_paid: 700,
      total_fees: 0,
      balance: 700,
      owes: 0,
    });
    expect(await club.fixture(fixture.id)).toMatchObject({
      collected: 700,
      players: [{ fee: 1500, paid: 700 }],
    });
    app().clock.set('2026-11-25T18:29:59.999Z');
    expect(await club.player(ash.id)).toMatchObject({ total_fees: 0, balance: 700 });
    app().clock.set('2026-11-25T18:30:00Z');
    expect(await club.player(ash.id)).toMatchObject({
      total_paid: 700,
      total_fees: 1500,
      balance: -800,
      owes: 800,
      rev: 1,
    });
    await pay('ASH A', 1000);
    expect(await club.player(ash.id)).toMatchObject({ balance: 200, owes: 0 });
    expect(await club.fixture(fixture.id)).toMatchObject({
      collected: 1500,
      players: [{ paid: 1500 }],
      rev: 2,
    });
  });

  it('follows the fee, the guests, the place and a cancellation, at played fixtures too', async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const bob = await club.addPlayer('Bob');
    const { id } = await club.addFixture({ max_players: 1, min_players: 1, player_ids: [ash.id, bob.id] });
    await pay('ASH A', 300);
    app().clock.set('2026-11-26T00:00:00Z');
    const owes = async () => [(await club.player(ash.id)).owes, (await club.player(bob.id)).owes];
    expect(await owes()).toEqual([200, 0]);
    await club.change('PATCH', `/fixtures/${id}`, { fee: 700 });
    expect(await owes()).toEqual([400, 0]);
    await club.join(id, bob.id, 1);
    expect(await owes()).toEqual([400, 1400]);
    await club.change('PUT', `/fixtures/${id}/cancellation`);
    expect(await owes()).toEqual([0, 0]);
    expect(await club.fixture(id)).toMatchObject({
      collected: 0,
      players: [{ fee: 0, paid: 0 }, { fee: 0 }],
    });
    await club.change('DELETE', `/fixtures/${id}/cancellation`);
    expect(await owes()).toEqual([400, 1400]);
    await club.change('PATCH', `/fixtures/${id}`, { date: '2026-12-09' });
    expect(await owes()).toEqual([0, 0]);
    await club.change('PATCH', `/fixtures/${id}`, { date: '2026-11-25' });
    await club.change('DELETE', `/fixtures/${id}/players/${bob.id}`);
    expect(await owes()).toEqual([400, 0]);
  });

  it('is covered played fixtures first, each by kick-off, then by when it was made', async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const add = async (date: string, fee: number) => {
      app().clock.advance(1_000);
      return (await club.addFixture({ date, fee, player_ids: [ash.id] })).id;
    };
    const later = await add('2026-12-09', 100);
    const twin = await add('2026-11-18', 100);
    const sameTime = await add('2026-11-18', 100);
    const oldest = await add('2026-11-11', 100);
    const soon = await add('2026-12-02', 100);
    const order = [oldest, twin, sameTime, soon, later];
    for (let paid = 0; paid <= 600; paid += 50) {
      const covered = await Promise.all(order.map(async (id) => (await club.fixture(id)).collected));
      expect(covered).toEqual(order.map((_, index) => Math.min(100, Math.max(0, paid - index * 100))));
      await pay('ASH A', 50);
    }
    expect(await club.player(ash.id)).toMatchObject({ total_fees: 300, total_paid: 650 });
    app().clock.set('2026-12-10T00:00:00Z');
    expect(await club.player(ash.id)).toMatchObject({ total_fees: 500, balance: 150 });
  });

  it('adds up in the summary', async () => {
    const club = clubOf(app());
    expect(await summary()).toEqual({
      owed: 0,
      debtors: [],
      collected: 0,
      fees: 0,
      pitch_costs: 0,
      other: 0,
      position: 0,
      credit: 0,
      unmatched: { count: 0, amount: 0 },
      next_fixture: null,
      todays_fixture: null,
      last_bank_payment_at: null,
    });
    const [ash, bob, cat] = await Promise.all([
      club.addPlayer('Ash', ['ASH A']),
      club.addPlayer('Bob', ['BOB B']),
      club.addPlayer('Cat', ['CAT C']),
    ]);
    const player_ids = [ash.id, bob.id, cat.id];
    await club.addFixture({ date: '2026-11-11', cost: 4000, player_ids });
    const second = await club.addFixture({ date: '2026-11-18', cost: 4500, player_ids: [ash.id, bob.id] });
    const off = await club.addFixture({ date: '2026-11-12', cost: 9000, player_ids });
    await club.change('PUT', `/fixtures/${off.id}/cancellation`);
    const next = await club.addFixture({ date: '2026-11-25', cost: 5000, player_ids });
    await pay('ASH A', 600);
    await pay('CAT C', 2000);
    await pay('NOBODY', 250);
    await club.deliver(transfer('BOB B', -100));
    await club.change('PATCH', `/players/${bob.id}`, { archived: true });
    expect(await summary()).toMatchObject({
      owed: 1400,
      debtors: [
        { player_id: bob.id, owes: 1000, since: '2026-11-11T18:30:00.000Z', oldest_due: 500 },
        { player_id: ash.id, name: 'Ash', owes: 400, since: second.kick_off_at, oldest_due: 400 },
      ],
      collected: 2600,
      fees: 2500,
      pitch_costs: 8500,
      position: -5900,
      credit: 1500,
      unmatched: { count: 2, amount: 250 },
      next_fixture: { id: next.id, status: 'scheduled', collected: 500 },
    });
    const { items } = await club.change<{
      items: { owes: number; total_paid: number; total_fees: number }[];
    }>('GET', '/players?archived=all');
    expect(items.reduce((sum, { owes }) => sum + owes, 0)).toBe(1400);
    expect(items.reduce((sum, { total_fees }) => sum + total_fees, 0)).toBe(2500);
    app().clock.set(next.kick_off_at);
    expect(await summary()).toMatchObject({ fees: 4000, pitch_costs: 13_500, next_fixture: null });
  });
});
