import type { FixtureCreated } from '@paidup/shared/fixture';
import type { PlayerChanged } from '@paidup/shared/player';
import { describe, expect, it } from 'vitest';
import { aFixture, API, clubOf, codeOf } from '../support/club.ts';
import { transfer } from '../support/bank.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf } from '../inbox/inbox.ts';

const REUSED = [422, 'idempotency_key_reused'];

describe.each(stores)('a key on $name', (store) => {
  const app = useApp({ store });
  const post = <Body>(path: string, key: string, body: object) =>
    app().send<Body>('POST', API + path, { headers: { 'Idempotency-Key': key }, body });
  const counts = async () => {
    const { players, fixtures } = await app().stored();
    return [players.length, fixtures.length];
  };

  it('makes a fixture and its repeats once, and answers each request the same', async () => {
    const ash = await clubOf(app()).addPlayer('Ash');
    const body = { ...aFixture, player_ids: [ash.id], repeat_weeks: 2 };
    const first = await post<FixtureCreated>('/fixtures', 'a', body);
    expect([first.status, first.headers.location]).toEqual([201, `/api/v1/fixtures/${first.body.id}`]);
    expect(new Set([first.body.id, ...first.body.repeated]).size).toBe(3);
    const again = await post<FixtureCreated>('/fixtures', 'a', {
      ...body,
      location: ` ${aFixture.location} `,
    });
    expect([again.status, again.body]).toEqual([201, first.body]);
    const reordered = Object.fromEntries(Object.entries(body).toReversed());
    expect((await post('/fixtures', 'a', reordered)).body).toEqual(first.body);
    expect((await post<FixtureCreated>('/fixtures', 'b', body)).body.id).not.toBe(first.body.id);
    expect(await counts()).toEqual([1, 6]);
    await clubOf(app()).change('PATCH', `/fixtures/${first.body.id}`, { fee: 700 });
    await clubOf(app()).change('PATCH', '/settings', { default_fee: 900 });
    expect((await post('/fixtures', 'a', body)).body).toMatchObject({ id: first.body.id, fee: 700, rev: 2 });
  });

  it('makes a player once, whose names credit what waits', async () => {
    const id = await inboxOf(app()).receive('ASH A', 700);
    const body = { name: 'Ash', accepted_bank_names: ['ASH A'] };
    const first = await post<PlayerChanged>('/players', 'a', body);
    expect([first.status, first.body.matched_payments, first.body.total_paid]).toEqual([201, 1, 700]);
    const again = await post<PlayerChanged>('/players', 'a', body);
    expect([again.status, again.body]).toEqual([
      201,
      { ...first.body, rev: again.body.rev, matched_payments: 0 },
    ]);
    expect(await clubOf(app()).payment(id)).toMatchObject({ status: 'matched' });
    expect(await counts()).toEqual([1, 0]);
  });

  it('credits nothing unusual that came after the player was made', async () => {
    const body = { name: 'Ash', accepted_bank_names: ['ASH A'] };
    await post('/players', 'a', body);
    await clubOf(app()).deliver(transfer('ASH A', 700, { scheme: 'nobody_knows' }));
    const again = await post<PlayerChanged>('/players', 'a', body);
    expect([again.body.matched_payments, again.body.total_paid]).toEqual([0, 0]);
  });

  it('is refused for another body, which changes nothing', async () => {
    await post('/players', 'a', { name: 'Ash', accepted_bank_names: ['ASH A'] });
    await post('/fixtures', 'a', aFixture);
    const before = await app().stored();
    for (const body of [{ name: 'Ash' }, { name: 'Ben', accepted_bank_names: ['ASH A'] }])
      expect(codeOf(await post('/players', 'a', body))).toEqual(REUSED);
    for (const more of [{ fee: 1 }, { repeat_weeks: 3 }, { date: '2026-12-02' }])
      expect(codeOf(await post('/fixtures', 'a', { ...aFixture, ...more }))).toEqual(REUSED);
    expect(await app().stored()).toEqual(before);
  });

  it('that is refused leaves whom the other fixture names free to be removed', async () => {
    const ash = await clubOf(app()).addPlayer('Ash');
    await post('/fixtures', 'a', aFixture);
    expect(codeOf(await post('/fixtures', 'a', { ...aFixture, player_ids: [ash.id] }))).toEqual(REUSED);
    expect((await app().send('DELETE', `${API}/players/${ash.id}`)).status).toBe(204);
  });

  it('is not used up by a refused request', async () => {
    await clubOf(app()).addPlayer('Ben', ['ASH A']);
    const body = { name: 'Ash', accepted_bank_names: ['ASH A'] };
    expect(codeOf(await post('/players', 'a', body))).toEqual([409, 'bank_name_taken']);
    expect((await post('/players', 'a', { name: 'Ash' })).status).toBe(201);
    expect(codeOf(await post('/fixtures', 'a', { ...aFixture, player_ids: ['x'] }))).toEqual([
      400,
      'invalid_input',
    ]);
    expect((await post('/fixtures', 'a', aFixture)).status).toBe(201);
  });

  it('makes one of many requests at once', async () => {
    const many = (path: string, body: object) =>
      Promise.all(
        Array.from({ length: 8 }, async () => (await post<{ id: string }>(path, 'a', body)).body.id),
      );
    const players = await many('/players', { name: 'Ash', accepted_bank_names: ['ASH A'] });
    const fixtures = await many('/fixtures', { ...aFixture, repeat_weeks: 1 });
    expect([new Set(players).size, new Set(fixtures).size]).toEqual([1, 1]);
    expect(await counts()).toEqual([1, 2]);
  });

  it('of a fixture that was removed since makes it again, or is refused while a repeat is there', async () => {
    const { id, repeated } = (await post<FixtureCreated>('/fixtures', 'a', { ...aFixture, repeat_weeks: 1 }))
      .body;
    await app().send('DELETE', `${API}/fixtures/${id}`);
    expect(codeOf(await post('/fixtures', 'a', { ...aFixture, repeat_weeks: 1 }))).toEqual(REUSED);
    await app().send('DELETE', `${API}/fixtures/${repeated[0]}`);
    expect((await post<FixtureCreated>('/fixtures', 'a', { ...aFixture, repeat_weeks: 1 })).body.id).toBe(id);
  });

  it('is refused when it is empty or too long', async () => {
    for (const key of ['', 'x'.repeat(256)])
      for (const [path, body] of [
        ['/players', { name: 'Ash' }],
        ['/fixtures', aFixture],
      ] as const)
        expect(codeOf(await post(path, key, body))).toEqual([400, 'invalid_input']);
    expect(await counts()).toEqual([0, 0]);
  });
});
