import type { Statement } from '@paidup/shared/statement';
import { beforeEach, describe, expect, it } from 'vitest';
import { createServices } from '../../src/services/services.ts';
import { addDeputy } from '../support/log-in.ts';
import { API, aFixture, clubOf, codeOf, refusalOf } from '../support/club.ts';
import { INVALID } from '../support/refusals.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf, partsOf } from './inbox.ts';

describe.each(stores)('a write-off on $name', (store) => {
  const app = useApp({ store });
  let ash: string;
  let bo: string;
  let games: string[];

  beforeEach(async () => {
    const { addPlayer, addFixture } = clubOf(app());
    [ash, bo] = [(await addPlayer('Ash')).id, (await addPlayer('Bo')).id];
    const dates = ['2026-11-04', '2026-11-11', '2026-11-18'];
    games = [];
    for (const date of dates)
      games.push((await addFixture({ ...aFixture, date, fee: 500, player_ids: [ash] })).id);
    await inboxOf(app()).cash('paid', { player_id: ash, amount: 700 });
  });

  const writeOff = (amount: number, more: object = {}, key = `w${amount}`) =>
    inboxOf(app()).cash(key, { player_id: ash, amount, source: 'write_off', notes: 'moved away', ...more });
  const parts = async () =>
    Promise.all(
      games.map(async (id) => {
        const { players, collected } = await clubOf(app()).fixture(id);
        return [players[0]?.paid, players[0]?.forgiven, collected];
      }),
    );
  const summary = () => app().services.summary.get();

  it('clears a debt after the money has, and collects nothing', async () => {
    const before = await summary();
    const { status, body } = await writeOff(500);
    expect([status, body]).toMatchObject([201, { source: 'write_off', status: 'matched', amount: 500 }]);
    expect(body.reason).toBe('you wrote it off: moved away');
    expect(await clubOf(app()).player(ash)).toMatchObject({
      total_paid: 700,
      written_off: 500,
      total_fees: 1500,
      balance: -300,
      owes: 300,
    });
    expect(await parts()).toEqual([
      [500, 0, 500],
      [200, 300, 200],
      [0, 200, 0],
    ]);
    const { owed, debtors, collected, position } = await summary();
    expect([collected, position]).toEqual([before.collected, before.position]);
    expect([owed, debtors]).toMatchObject([300, [{ since: '2026-11-18T18:30:00.000Z', games_owed: 1 }]]);
    expect((await app().services.season.get()).points.at(-1)?.position).toBe(position);
    const sums = (await app().services.summary.byFixture({})).items;
    expect(sums.map(({ forgiven, outstanding }) => [forgiven, outstanding])).toEqual([
      [0, 0],
      [300, 0],
      [200, 300],
    ]);
    const { items } = await app().services.standings.list();
    expect(items.find(({ player_id }) => player_id === ash)).toMatchObject({ games_owed: 1 });
  });

  it('is told in the statement, and makes room for money that comes later', async () => {
    await writeOff(800);
    const { entries } = await clubOf(app()).change<Statement>('GET', `/players/${ash}/statement`);
    expect(entries.map(({ text, amount, unpaid }) => [text, amount, unpaid])).toContainEqual([
      'Written off',
      800,
      undefined,
    ]);
    expect(entries.map(({ unpaid }) => unpaid ?? 0)).toEqual([0, 0, 0, 0, 0]);
    expect(entries.at(-1)?.balance_after).toBe(0);
    await inboxOf(app()).cash('late', { player_id: ash, amount: 800 });
    expect(await parts()).toEqual([
      [500, 0, 500],
      [500, 0, 500],
      [500, 0, 500],
    ]);
    expect((await clubOf(app()).player(ash)).balance).toBe(800);
  });

  it('forgives a debt only, says why, and comes once for each key', async () => {
    const ok = { source: 'write_off', notes: 'moved away' };
    for (const wrong of [
      { ...ok, amount: 801 },
      { ...ok, amount: -1 },
      { ...ok, amount: 0 },
      { ...ok, amount: 1, notes: ' ' },
      { source: 'write_off', amount: 1 },
      { ...ok, amount: 1, player_id: bo },
      { ...ok, amount: 1, source: 'monzo' },
    ])
      expect((await inboxOf(app()).cash('w', { player_id: ash, ...wrong })).refusal).toEqual(INVALID);
    const { body } = await writeOff(800, {}, 'w');
    expect((await writeOff(800, {}, 'w')).body).toEqual(body);
    expect(
      (await inboxOf(app()).cash('w', { player_id: ash, amount: 800, notes: 'moved away' })).refusal,
    ).toEqual([422, 'idempotency_key_reused']);
  });

  it('is undone, done again, and given to nobody else', async () => {
    const { id } = (await writeOff(800)).body;
    const { undo, refused } = inboxOf(app());
    expect(
      await refused('PUT', `${id}/allocations`, { body: { allocations: partsOf({ [bo]: 800 }) } }),
    ).toEqual(INVALID);
    for (const path of ['allocations', 'ignored'])
      expect(await refused('DELETE', `${id}/${path}`)).toEqual([409, 'cash_needs_a_player']);
    expect(await undo(id)).toMatchObject({ status: 'void' });
    expect(await clubOf(app()).player(ash)).toMatchObject({ written_off: 0, owes: 800 });
    await undo(id);
    expect(await clubOf(app()).player(ash)).toMatchObject({ written_off: 800, owes: 0 });
  });

  it('never forgives more than the debt, however many come at once, from another process too', async () => {
    const other = createServices(app().surroundings).cash;
    const body = { player_id: ash, amount: 500, source: 'write_off' as const, notes: 'moved away' };
    const keys = ['a', 'b', 'c', 'd'];
    const outcomes = await Promise.allSettled([
      ...keys.map((key) => app().services.cash.enter(body, key, 'organiser')),
      ...keys.map((key) => other.enter(body, key, 'organiser')),
    ]);
    const written = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    // Both requests of the key that came first are answered.
    expect([written.length, new Set(written).size]).toEqual([2, 1]);
    expect(await clubOf(app()).player(ash)).toMatchObject({ written_off: 500, owes: 300 });
  });

  it('is not done again once the debt is gone, nor at once with another', async () => {
    const { id } = (await writeOff(800)).body;
    await inboxOf(app()).undo(id);
    await Promise.allSettled([
      app().services.corrections.undo(id, null, 'organiser'),
      app().services.cash.enter(
        { player_id: ash, amount: 800, source: 'write_off', notes: 'moved away' },
        'another',
        'organiser',
      ),
    ]);
    expect(await clubOf(app()).player(ash)).toMatchObject({ written_off: 800, owes: 0 });
    const first = await clubOf(app()).payment(id);
    if (first.status === 'matched') await inboxOf(app()).undo(id);
    await inboxOf(app()).cash('late', { player_id: ash, amount: 800 });
    expect(await inboxOf(app()).refused('POST', `${id}/undo`)).toEqual([409, 'stale']);
    expect((await clubOf(app()).payment(id)).status).toBe('void');
  });

  it('is the organiser’s alone', async () => {
    const headers = { ...(await addDeputy(app(), 'Sam')), 'Idempotency-Key': 'w' };
    const body = { player_id: ash, amount: 1, source: 'write_off', notes: 'moved away' };
    expect(await refusalOf(app(), 'POST', '/payments', { headers, body })).toEqual([403, 'forbidden']);
    const cash = { player_id: ash, amount: 1 };
    expect(codeOf(await app().send('POST', `${API}/payments`, { headers, body: cash }))).toEqual([
      201,
      undefined,
    ]);
  });
});
