import { describe, expect, it } from 'vitest';
import { createServices } from '../../src/services/services.ts';
import { stores, type TestStore } from '../support/stores.ts';
import { HOUR, MINUTE, writeBackBench } from './write-back-bench.ts';

describe.each(stores)('telling in the bank’s feed who owes what on $name', (store) => {
  it('tells two hours after kick-off, once', async () => {
    const bench = await withGame(store);
    const { run, fake } = bench;
    await run();
    expect(fake.bank.feed).toEqual([]);
    await fake.clock.advance(2 * HOUR);
    for (let time = 0; time < 3; time++) await run();
    expect(fake.bank.feed).toMatchObject([
      {
        account_id: bench.account.id,
        url: `https://club.example/fixtures/${bench.game}`,
        params: {
          title: '£12.50 to come',
          body: 'Fri 20 Nov, Riverside 5s: Tom £2.50, Ashley Kingscote £10.00',
          image_url: 'https://club.example/icon-192.png',
        },
      },
    ]);
    await fake.clock.advance(2 * HOUR);
    await run();
    expect(fake.bank.feed).toHaveLength(1);
  });

  it('tells that everybody has paid', async () => {
    const bench = await withGame(store);
    await bench.pay(1000);
    await bench.services.cash.enter({ player_id: bench.tom.id, amount: 250 }, 'a key', 'organiser');
    await bench.fake.clock.advance(2 * HOUR);
    await bench.run();
    expect(bench.fake.bank.feed).toMatchObject([{ params: { title: 'Everybody has paid' } }]);
  });

  it('names nobody whose debt was written off', async () => {
    const bench = await withGame(store);
    const { services, tom, fake } = bench;
    const forgiven = { player_id: tom.id, amount: 250, source: 'write_off', notes: 'a gift' } as const;
    await services.cash.enter(forgiven, 'a key', 'organiser');
    await fake.clock.advance(2 * HOUR);
    await bench.run();
    expect(fake.bank.feed).toMatchObject([
      { params: { title: '£10.00 to come', body: 'Fri 20 Nov, Riverside 5s: Ashley Kingscote £10.00' } },
    ]);
  });

  it('says nothing of a game that was called off, or kicked off before the switch was set', async () => {
    const bench = await withGame(store);
    await bench.services.fixtures.cancel(bench.game, {}, null, 'organiser');
    await bench.fake.clock.advance(2 * HOUR);
    await bench.run();
    await bench.services.fixtures.restore(bench.game, null, 'organiser');
    await bench.switchOn({ feed: false });
    await bench.switchOn({ feed: true });
    await bench.run();
    expect(bench.fake.bank.feed).toEqual([]);
  });

  it('waits while the bank is down or busy', async () => {
    const bench = await withGame(store);
    const { run, fake, problems } = bench;
    await fake.clock.advance(2 * HOUR);
    fake.bank.troubles.add({ kind: 'reset', calls: null });
    await run();
    fake.bank.troubles.clear();
    fake.bank.troubles.add({ kind: 'rate_limited', calls: 1, path: '/feed' });
    for (let time = 0; time < 3; time++) {
      await fake.clock.advance(10 * MINUTE);
      await run();
    }
    expect(fake.bank.feed).toHaveLength(1);
    expect(await problems()).toEqual([]);
  });

  it('does not tell again what may have been told', async () => {
    const bench = await withGame(store);
    const { run, fake, problems } = bench;
    await fake.clock.advance(2 * HOUR);
    fake.bank.troubles.add({ kind: 'lost', calls: 1, path: '/feed' });
    expect(await run()).toMatchObject([{ state: 'failed' }]);
    expect(await problems()).toEqual(['feed_failed']);
    await fake.clock.advance(2 * HOUR);
    await createServices(bench.surroundingsOf(bench.store)).writeBack.run();
    expect(fake.bank.feed).toHaveLength(1);
  });
});

/** A game at which Ash with a guest and Tom have kicked off just now, with the feed switched on before. */
async function withGame(store: TestStore) {
  const bench = await writeBackBench(store);
  const { services, switchOn, fake, ash } = bench;
  await switchOn({ feed: true });
  const tom = await services.players.create(
    { name: 'Tom', accepted_bank_names: [], attendance_start: '2026-11-01' },
    'organiser',
  );
  await services.cash.enter({ player_id: tom.id, amount: 250 }, 'key', 'organiser');
  const { id: game } = await services.fixtures.create(
    {
      ...{ date: '2026-11-20', time: '12:30', location: 'Riverside 5s', cost: 4500, fee: 500 },
      ...{ min_players: 2, max_players: 12, player_ids: [tom.id], repeat_weeks: 0 },
    },
    'organiser',
  );
  await services.fixtures.join(game, ash.id, { guests: 1 }, null, 'organiser');
  await fake.clock.advance(31 * MINUTE);
  return { ...bench, game, tom };
}
