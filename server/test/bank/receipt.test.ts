import { describe, expect, it } from 'vitest';
import { stores } from '../support/stores.ts';
import { writeBackBench } from './write-back-bench.ts';

describe.each(stores)('giving transactions receipts on $name', (store) => {
  it('names the games that each pays for, and what is left for later ones', async () => {
    const bench = await writeBackBench(store);
    const { services, run, pay, switchOn, fake, ash } = bench;
    await switchOn({ receipts: true });
    const tom = await services.players.create(
      { name: 'Tom', accepted_bank_names: [], attendance_start: '2026-11-01' },
      'organiser',
    );
    for (const date of ['2026-11-26', '2026-12-03', '2026-12-10'])
      await services.fixtures.create(
        {
          ...{ date, time: '18:30', location: 'Riverside 5s', cost: 4500, fee: 500 },
          ...{ min_players: 2, max_players: 12, player_ids: [ash.id], repeat_weeks: 0 },
        },
        'organiser',
      );
    const first = await pay(700);
    await fake.clock.advance(1);
    const second = await pay(1000);
    const split = await pay(1200, 'A STRANGER');
    const allocations = [
      { player_id: tom.id, amount: 500 },
      { player_id: ash.id, amount: 600 },
      { club: true as const, amount: 100 },
    ];
    await services.corrections.assign(split, { allocations, remember: false }, null, 'organiser');
    for (let time = 0; time < 2; time++) await run();
    const itemsOf = (id: string) =>
      [...fake.bank.receipts.values()]
        .filter(({ transaction_id }) => transaction_id === id)
        .map(({ total, items }) => [total, ...items.map((item) => `${item.description} ${item.amount}`)]);
    expect(itemsOf(first)).toEqual([[700, 'Thu 26 Nov, Riverside 5s 500', 'Thu 3 Dec, Riverside 5s 200']]);
    expect(itemsOf(second)).toEqual([
      [1000, 'Thu 3 Dec, Riverside 5s 300', 'Thu 10 Dec, Riverside 5s 500', 'Ahead for later games 200'],
    ]);
    expect(itemsOf(split)).toEqual([
      [
        1200,
        'Tom: Ahead for later games 500',
        'Ashley Kingscote: Ahead for later games 600',
        'For the club 100',
      ],
    ]);
    expect(await bench.problems()).toEqual([]);
  });
});
