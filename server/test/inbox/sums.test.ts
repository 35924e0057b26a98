import type { FixtureDetail } from '@paidup/shared/fixture';
import type { Player } from '@paidup/shared/player';
import type { FixtureSums, Summary } from '@paidup/shared/summary';
import { describe, expect, it } from 'vitest';
import { clubOf, refusalOf } from '../support/club.ts';
import { INVALID } from '../support/refusals.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf } from './inbox.ts';

type Listed<Item> = { items: Item[]; next_cursor: string | null };

describe.each(stores)('the sums on $name', (store) => {
  const app = useApp({ store });
  const summary = () => clubOf(app()).change<Summary>('GET', '/summary');
  const byFixture = (query = '') =>
    clubOf(app()).change<Listed<FixtureSums>>('GET', `/summary/fixtures${query}`);

  async function begin() {
    const club = clubOf(app());
    const [ash, bo] = [await club.addPlayer('Ash', ['ASH A']), await club.addPlayer('Bo', ['BO B'])];
    return { ...club, ...inboxOf(app()), ash: ash.id, bo: bo.id };
  }

  /** The summary says what the players and payments say. */
  async function expectInStep() {
    const { change, payments } = clubOf(app());
    const told = await summary();
    const players = (await change<Listed<Player>>('GET', '/players?archived=all')).items;
    const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
    expect(told.owed).toBe(sum(players.map(({ owes }) => owes)));
    expect(told.debtors.map(({ player_id, owes }) => [player_id, owes]).sort()).toEqual(
      players
        .filter(({ owes }) => owes > 0)
        .map(({ id, owes }) => [id, owes])
        .sort(),
    );
    expect(told.collected).toBe(sum(players.map(({ total_paid }) => total_paid)));
    expect(told.fees).toBe(sum(players.map(({ total_fees }) => total_fees)));
    expect(told.position).toBe(told.collected - told.pitch_costs);
    const { items } = await payments('?status=matched');
    expect(told.collected).toBe(sum(items.map(({ amount }) => amount)));
    const waiting = (await payments('?status=unmatched')).items.map(({ amount }) => amount);
    expect(told.unmatched).toEqual({
      count: waiting.length,
      amount: sum(waiting.filter((amount) => amount > 0)),
    });
    return told;
  }

  it('follow every correction', async () => {
    const { receive, assign, unassign, ignore, unignore, undo, cash, addFixture, change, ash, bo } =
      await begin();
    const { id: game } = await addFixture({ date: '2026-11-18', cost: 900, player_ids: [ash, bo] });
    const id = await receive('ASH A', 1000);
    expect(await expectInStep()).toMatchObject({ owed: 500, collected: 1000, position: 100 });
    const steps = [
      () => assign(id, { [ash]: 400, [bo]: 600 }),
      () => undo(id),
      () => unassign(id),
      () => ignore(id, { reason: 'why' }),
      () => unignore(id),
      () => assign(id, { [bo]: 1000 }),
      () => cash('one', { player_id: ash, amount: 250 }),
      () => change('PATCH', `/fixtures/${game}`, { fee: 333 }),
      () => change('PUT', `/fixtures/${game}/players/${ash}`, { guests: 2 }),
      () => receive('BO B', -300),
      () => change('PUT', `/fixtures/${game}/cancellation`),
      () => change('DELETE', `/fixtures/${game}/cancellation`),
      () => change('PATCH', `/players/${bo}`, { archived: true }),
      () => change('DELETE', `/fixtures/${game}/players/${bo}`),
    ];
    for (const step of steps) {
      await step();
      await expectInStep();
    }
    expect(await expectInStep()).toMatchObject({ owed: 749, collected: 1250, fees: 999, pitch_costs: 900 });
  });

  it('count who was given back more than they paid among those who owe, since that refund', async () => {
    const { cash, ash } = await begin();
    const [before, refund] = ['2026-11-02T10:00:00.000Z', '2026-11-09T10:00:00.000Z'];
    await cash('paid', { player_id: ash, amount: 100, paid_at: before });
    await cash('some back', { player_id: ash, amount: -100, paid_at: before });
    await cash('more back', { player_id: ash, amount: -250, paid_at: refund });
    const debtors = [{ player_id: ash, name: 'Ash', owes: 250, since: refund }];
    expect(await expectInStep()).toMatchObject({ owed: 250, debtors });
    app().clock.advance(3_600_000);
    expect(await summary()).toMatchObject({ debtors });
  });

  it('say that a debt is since the oldest game that is not covered, whatever was given back', async () => {
    const { receive, cash, addFixture, ash } = await begin();
    const first = await addFixture({ date: '2026-11-11', player_ids: [ash] });
    const second = await addFixture({ date: '2026-11-18', player_ids: [ash] });
    await receive('ASH A', 1000);
    await cash('back', { player_id: ash, amount: -300 });
    expect((await expectInStep()).debtors).toMatchObject([{ owes: 300, since: second.kick_off_at }]);
    await cash('all back', { player_id: ash, amount: -800 });
    expect((await expectInStep()).debtors).toMatchObject([{ owes: 1100, since: first.kick_off_at }]);
  });

  it('show the next game as it is shown itself', async () => {
    const { receive, addFixture, change, ash, bo } = await begin();
    await addFixture({ date: '2026-11-18', player_ids: [ash] });
    const places = { min_players: 1, max_players: 1 };
    const next = await addFixture({ date: '2026-11-25', ...places, player_ids: [ash, bo] });
    await addFixture({ date: '2026-12-02', player_ids: [ash] });
    await receive('ASH A', 800);
    const { next_fixture } = await expectInStep();
    const { history: _history, ...shown } = await change<FixtureDetail>('GET', `/fixtures/${next.id}`);
    expect(next_fixture).toMatchObject(shown);
    expect(shown).toMatchObject({ collected: 300, waiting_count: 1 });
  });

  it('by fixture tell what each cost, charged, brought in and still lacks', async () => {
    const { receive, addFixture, change, ash, bo } = await begin();
    const first = await addFixture({ date: '2026-11-11', cost: 4000, player_ids: [ash, bo] });
    const off = await addFixture({ date: '2026-11-12', cost: 9000, player_ids: [ash] });
    const second = await addFixture({ date: '2026-11-18', cost: 4500, player_ids: [ash] });
    const next = await addFixture({ date: '2026-11-25', player_ids: [ash, bo] });
    await change('PUT', `/fixtures/${off.id}/cancellation`);
    await receive('ASH A', 700);
    await receive('BO B', 800);
    const { items } = await byFixture();
    expect(items).toMatchObject([
      { fixture_id: first.id, status: 'played', cost: 4000, charged: 1000, collected: 1000, outstanding: 0 },
      { fixture_id: off.id, status: 'cancelled', cost: 9000, charged: 0, collected: 0, outstanding: 0 },
      { fixture_id: second.id, status: 'played', cost: 4500, charged: 500, collected: 200, outstanding: 300 },
      { fixture_id: next.id, status: 'scheduled', charged: 0, collected: 0, outstanding: 0 },
    ]);
    const { owed, fees } = await expectInStep();
    expect(items.reduce((sum, { outstanding }) => sum + outstanding, 0)).toBe(owed);
    expect(items.reduce((sum, { charged }) => sum + charged, 0)).toBe(fees);
    const ids = async (query: string) => (await byFixture(query)).items.map(({ fixture_id }) => fixture_id);
    expect(await ids('?status=played')).toEqual([first.id, second.id]);
    expect(await ids('?from=2026-11-12&to=2026-11-18')).toEqual([off.id, second.id]);
    const page = await byFixture('?limit=3');
    expect(await ids(`?limit=3&cursor=${page.next_cursor}`)).toEqual([next.id]);
    expect(await refusalOf(app(), 'GET', '/summary/fixtures?limit=0')).toEqual(INVALID);
    expect(await refusalOf(app(), 'GET', '/summary/fixtures?other=1')).toEqual(INVALID);
  });

  it('list payments by status, whoever they credit', async () => {
    const { receive, assign, ignore, payments, ash, bo } = await begin();
    const [own, aside, waiting, split] = [
      await receive('ASH A'),
      await receive('X'),
      await receive('Y'),
      await receive('Z'),
    ];
    await ignore(aside ?? '');
    await assign(split ?? '', { [ash]: 1, [bo]: 499 });
    const listed = async (query: string) => (await payments(query)).items.map(({ id }) => id).sort();
    expect(await listed('?status=matched')).toEqual([own, split]);
    expect(await listed('?status=ignored')).toEqual([aside]);
    expect(await listed('?status=unmatched')).toEqual([waiting]);
    expect(await listed(`?player_id=${ash}&status=matched`)).toEqual([own, split]);
    expect(await listed(`?player_id=${bo}`)).toEqual([split]);
    expect(await listed(`?player_id=${bo}&status=ignored`)).toEqual([]);
    expect(await refusalOf(app(), 'GET', '/payments?status=lost')).toEqual(INVALID);
  });
});
