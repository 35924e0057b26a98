import { describe, expect, it } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

describe.each(stores)('a revision on $name', (store) => {
  const app = useApp({ store });

  /** The changes that can be made to a player and a fixture. */
  async function changes(): Promise<{ record: string; method: string; path: string; body?: unknown }[]> {
    const club = clubOf(app());
    const [player, guest] = [await club.addPlayer('Ash'), await club.addPlayer('Guest')];
    const { id } = await club.addFixture({ player_ids: [guest.id] });
    const fixture = `${API}/fixtures/${id}`;
    return [
      { record: `${API}/players/${player.id}`, method: 'PATCH', path: '', body: { name: 'Ashley' } },
      { record: fixture, method: 'PATCH', path: '', body: { fee: 1 } },
      { record: fixture, method: 'PUT', path: `/players/${player.id}`, body: { guests: 1 } },
      { record: fixture, method: 'DELETE', path: `/players/${guest.id}` },
      { record: fixture, method: 'PUT', path: '/cancellation', body: { reason: 'rain' } },
      { record: fixture, method: 'DELETE', path: '/cancellation' },
      { record: fixture, method: 'DELETE', path: '' },
      { record: `${API}/players/${player.id}`, method: 'DELETE', path: '/data' },
    ].map(({ body, ...change }) => (body === undefined ? change : { ...change, body }));
  }

  const send = (change: { record: string; method: string; path: string; body?: unknown }, tag: string) =>
    app().send<{ rev: number; code: string }>(change.method, change.record + change.path, {
      ...('body' in change ? { body: change.body } : {}),
      headers: { 'If-Match': tag },
    });

  it('that is stale changes nothing, at every change', async () => {
    for (const change of await changes()) {
      const before = await app().stored();
      for (const tag of ['"0"', '"99"', '"99", "98"', '"999999999999999"'])
        expect(await send(change, tag)).toMatchObject({ status: 409, body: { code: 'stale' } });
      expect(await app().stored()).toEqual(before);
      const { headers } = await app().send('GET', change.record);
      const answer = await send(change, String(headers.etag));
      const isRemoved = change.method === 'DELETE' && ['', '/data'].includes(change.path);
      expect(answer.status).toBe(isRemoved ? 204 : 200);
      if (answer.status === 200) expect(answer.headers.etag).toBe(`"${answer.body.rev}"`);
    }
  });

  it('may be one of a list, or any', async () => {
    const { id } = await clubOf(app()).addPlayer('Ash');
    const change = { record: `${API}/players/${id}`, method: 'PATCH', path: '' };
    for (const [index, tag] of ['"7", "1"', '*', ' "3" ', '"4","4"'].entries())
      expect(await send({ ...change, body: { name: `Ash ${index}` } }, tag)).toMatchObject({
        status: 200,
        body: { rev: index + 2 },
      });
    for (const [tag, body] of [
      ['"5"', {}],
      ['"4"', {}],
    ] as const)
      expect((await send({ ...change, body }, tag)).status).toBe(tag === '"5"' ? 200 : 409);
  });

  it('that makes no sense is refused', async () => {
    for (const change of await changes())
      for (const tag of [
        '',
        '1',
        '"',
        '""',
        'W/"1"',
        '"1',
        '"-1"',
        '"1.0"',
        '"1" "2"',
        '"1",',
        '"abc"',
        '*, "1"',
        `"${'1'.repeat(16)}"`,
      ])
        expect(await send(change, tag), tag).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });

  it('is not moved by money, nor by other records', async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const { id } = await club.addFixture({ player_ids: [ash.id] });
    await club.deliver(transfer('ASH A'));
    app().clock.set('2026-12-01T00:00:00Z');
    expect(await club.player(ash.id)).toMatchObject({ rev: 1, total_paid: 500, total_fees: 500 });
    expect(await club.fixture(id)).toMatchObject({ rev: 1, collected: 500 });
  });

  it('that the client has is never answered with 304, since sums may differ', async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const body = transfer('ASH A');
    await club.deliver(body);
    const { id } = await club.addFixture();
    for (const path of [`/players/${ash.id}`, `/fixtures/${id}`, `/payments/${String(body.data.id)}`]) {
      const { headers } = await app().send('GET', API + path);
      expect(headers.etag).toMatch(/^"\d+"$/);
      for (const tag of [String(headers.etag), '*', `W/${String(headers.etag)}`]) {
        const answer = await app().send('GET', API + path, { headers: { 'If-None-Match': tag } });
        expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
      }
    }
    expect((await app().send('GET', `${API}/players`)).headers).not.toHaveProperty('etag');
  });

  it('is won by one of many who change the same at once', async () => {
    const { id } = await clubOf(app()).addPlayer('Ash');
    const change = { record: `${API}/players/${id}`, method: 'PATCH', path: '' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => send({ ...change, body: { name: `Ash ${index}` } }, '"1"')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
    const free = Array.from({ length: 20 }, (_, index) =>
      send({ ...change, body: { name: `Bo ${index}` } }, '*'),
    );
    expect((await Promise.all(free)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await clubOf(app()).player(id)).toMatchObject({ rev: 22 });
  });
});
