import type { Statement } from '@paidup/shared/statement';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { API, clubOf } from '../support/club.ts';
import { expectRefused, INVALID } from '../support/refusals.ts';
import { sqlite, stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf, partsOf } from './inbox.ts';

const REUSED = [422, 'idempotency_key_reused'];

describe.each(stores)('cash on $name', (store) => {
  const app = useApp({ store });

  async function begin() {
    const club = clubOf(app());
    const [ash, bo] = [await club.addPlayer('Ash'), await club.addPlayer('Bo')];
    return { ...club, ...inboxOf(app()), ash: ash.id, bo: bo.id };
  }

  it('is credited at once, now unless it says when', async () => {
    const { cash, player, payments, ash } = await begin();
    const { status, headers, body } = await cash('one', { player_id: ash, amount: 500 });
    expect([status, headers.location, headers.etag]).toEqual([201, `${API}/payments/${body.id}`, '"1"']);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^pay_[\w-]+$/),
      source: 'cash',
      amount: 500,
      currency: 'GBP',
      paid_at: '2026-11-20T12:00:00.000Z',
      status: 'matched',
      matched_by: 'organiser',
      reason: 'you entered it for Ash',
      allocations: [{ player_id: ash, name: 'Ash', amount: 500 }],
    });
    const back = { player_id: ash, amount: -200, paid_at: '2026-11-01T10:00:00+01:00', notes: 'change' };
    expect((await cash('two', back)).body).toMatchObject({
      paid_at: '2026-11-01T09:00:00.000Z',
      notes: 'change',
    });
    expect(await player(ash)).toMatchObject({ total_paid: 300, owes: 0 });
    expect((await payments()).items.map(({ amount }) => amount)).toEqual([500, -200]);
  });

  it('happens once for each key, and the key means one thing', async () => {
    const { cash, player, ash, bo } = await begin();
    const body = { player_id: ash, amount: 500, notes: 'at the bar' };
    const first = await cash('key', body);
    app().clock.advance(60_000);
    const repeat = await cash('key', { notes: ' at the bar ', amount: 500, player_id: ash });
    expect([repeat.status, repeat.body]).toEqual([201, first.body]);
    for (const other of [
      { ...body, amount: 501 },
      { ...body, player_id: bo },
      { ...body, player_id: 'player_nobody' },
      { ...body, notes: 'elsewhere' },
      { ...body, paid_at: first.body.paid_at },
    ])
      expect((await cash('key', other)).refusal).toEqual(REUSED);
    expect((await cash('KEY', body)).body.id).not.toBe(first.body.id);
    expect((await player(ash)).total_paid).toBe(1000);
    expect((await player(bo)).rev).toBe(1);
    expect((await app().send('DELETE', `${API}/players/${bo}`)).status).toBe(204);
  });

  it('is booked once by fifty at once, and a second meaning is told apart among them', async () => {
    const { cash, player, ash, bo } = await begin();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => cash('storm', { player_id: ash, amount: 500 })),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect((await player(ash)).total_paid).toBe(500);
    const mixed = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        cash('mixed', { player_id: index % 2 ? ash : bo, amount: 100 }),
      ),
    );
    expect(mixed.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(mixed.filter(({ status }) => status === 422)).toHaveLength(20);
    expect((await player(ash)).total_paid + (await player(bo)).total_paid).toBe(600);
  });

  it('needs a key, whatever it looks like', async () => {
    const { ash } = await begin();
    const body = { player_id: ash, amount: 500 };
    const path = `${API}/payments`;
    for (const key of [undefined, '', '   ', 'k'.repeat(256)])
      await expectRefused(app(), 'POST', path, { headers: { 'Idempotency-Key': key }, body }, INVALID);
    for (const key of ['k', 'k'.repeat(255), '__proto__', '"; DROP TABLE payments', '$ne', '../x'])
      expect((await inboxOf(app()).cash(key, body)).status).toBe(201);
  });

  it('that is refused does not use its key up', async () => {
    const { cash, ash } = await begin();
    const body = { player_id: ash, amount: 500 };
    for (const wrong of [
      { ...body, amount: 0 },
      { ...body, amount: 10_000_001 },
      { ...body, amount: 5.5 },
      { ...body, player_id: 'player_nobody' },
      { ...body, paid_at: 'yesterday' },
      { ...body, other: 1 },
      { amount: 500 },
    ])
      expect((await cash('key', wrong)).refusal).toEqual(INVALID);
    expect((await cash('key', body)).status).toBe(201);
  });

  it('always has a player until it is taken back, and is given to another', async () => {
    const { cash, assign, undo, payment, player, ash, bo } = await begin();
    const { id } = (await cash('key', { player_id: ash, amount: 500 })).body;
    const refusal: [number, string] = [409, 'cash_needs_a_player'];
    for (const path of ['allocations', 'ignored'])
      for (const method of path === 'ignored' ? ['PUT', 'DELETE'] : ['DELETE'])
        await expectRefused(app(), method, `${API}/payments/${id}/${path}`, {}, refusal);
    await assign(id, { [bo]: 500 });
    expect([(await player(ash)).total_paid, (await player(bo)).total_paid]).toEqual([0, 500]);
    expect(await undo(id)).toMatchObject({ status: 'matched', allocations: partsOf({ [ash]: 500 }) });
    expect((await cash('key', { player_id: ash, amount: 500 })).body).toEqual(await payment(id));
    await expectRefused(
      app(),
      'PUT',
      `${API}/payments/${id}/allocations`,
      { body: { allocations: partsOf({ [ash]: 500 }), remember: true } },
      INVALID,
    );
  });

  it('that is undone is void: kept with its amount, and counted nowhere, until that is undone', async () => {
    const { cash, undo, payments, payment, player, refused, change, ash, bo } = await begin();
    const { id } = (await cash('key', { player_id: ash, amount: 500 })).body;
    const sums = async () => {
      const { total_paid, balance } = await player(ash);
      const { collected, position } = await app().services.summary.get();
      const standing = (await app().services.standings.list()).items.find((one) => one.player_id === ash);
      return [total_paid, balance, collected, position, standing?.last_paid_at ?? null];
    };
    const listed = async (query: string) => (await payments(query)).items.map((one) => one.id);
    const before = await sums();
    expect(await undo(id)).toMatchObject({ status: 'void', amount: 500, allocations: [], rev: 2 });
    expect(await sums()).toEqual([0, 0, 0, 0, null]);
    expect(await app().services.season.get()).toMatchObject({ points: [{ position: 0 }] });
    for (const query of ['', `?player_id=${ash}`, '?status=matched', '?status=unmatched'])
      expect(await listed(query)).toEqual([]);
    for (const query of ['?status=void', `?status=void&player_id=${ash}`])
      expect(await listed(query)).toEqual([id]);
    expect(await listed(`?status=void&player_id=${bo}`)).toEqual([]);
    expect((await change<Statement>('GET', `/players/${ash}/statement`)).entries).toMatchObject([
      { payment_id: id, amount: 0, was: 500, void: true, balance_after: 0, text: 'Cash, taken back' },
    ]);
    expect((await payment(id)).reason).toBe('entered by mistake, and taken back');
    const body = { allocations: partsOf({ [bo]: 500 }) };
    expect(await refused('PUT', `${id}/allocations`, { body })).toEqual(INVALID);
    expect((await cash('key', { player_id: ash, amount: 500 })).body.status).toBe('void');
    expect(await undo(id)).toMatchObject({ status: 'matched', allocations: partsOf({ [ash]: 500 }) });
    expect(await sums()).toEqual(before);
    expect((await change<Statement>('GET', `/players/${ash}/statement`)).entries).toHaveLength(1);
  });
});

describe('cash over a restart', () => {
  it('keeps what its key meant', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paidup-cash-'));
    const kept = {
      ...sqlite,
      place: () => ({ url: `sqlite:${join(folder, 'club.db')}`, remove: () => Promise.resolve() }),
    };
    try {
      const before = await startApp({ store: kept });
      const { id: player_id } = await clubOf(before).addPlayer('Ash');
      const first = await inboxOf(before).cash('key', { player_id, amount: 500 });
      await before.close();
      const after = await startApp({ store: kept });
      after.clock.advance(1_000_000_000);
      expect((await inboxOf(after).cash('key', { player_id, amount: 500 })).body).toEqual(first.body);
      expect((await inboxOf(after).cash('key', { player_id, amount: 600 })).refusal).toEqual(REUSED);
      expect((await clubOf(after).player(player_id)).total_paid).toBe(500);
      await after.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
