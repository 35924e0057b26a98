import { describe, expect, it } from 'vitest';
import { createServices } from '../../src/services/services.ts';
import type { Store } from '../../src/store/store.ts';
import { stores, type TestStore } from '../support/stores.ts';
import { HOUR, MINUTE, openWriteBack } from './write-back-bench.ts';

describe.each(stores)('writing back to the bank on $name', (store) => {
  it('does everything once when the process dies before or after any of its calls', async () => {
    const points = (await dieAt(store, Infinity)).calls;
    expect(points).toBeGreaterThan(20);
    const feeds: number[] = [];
    // A new database takes MongoDB a second, so some points have to do there, of both kinds.
    const stride = store.name === 'SQLite' ? 1 : 9;
    for (let point = 1; point <= points; point += stride) {
      const { pot, notes, receipts, feed, problems } = await dieAt(store, point);
      expect({ point, pot, notes, receipts }).toEqual({
        point,
        pot: [-500],
        notes: 'FOOTBALL · Ashley Kingscote',
        receipts: 1,
      });
      feeds.push(feed);
      expect(problems).toEqual(feed === 1 ? expect.anything() : ['feed_failed']);
    }
    // Where the process dies between the mark and the bank's answer, nobody knows whether it was told.
    expect(feeds.filter((count) => count === 0).length).toBeLessThanOrEqual(4);
    expect(Math.max(...feeds)).toBe(1);
  }, 120_000);
});

/** Lets a process die at a call to the store or the bank, and another one go on. Odd points are before the call, even ones after it. */
async function dieAt(testStore: TestStore, point: number) {
  const bench = await openWriteBack(testStore);
  const { fake, services, ash, account, pots } = bench;
  try {
    await bench.switchOn({ pot_id: pots.football.id, annotate: true, feed: true, receipts: true });
    await services.fixtures.create(
      {
        ...{ date: '2026-11-20', time: '12:30', location: 'Riverside 5s', cost: 4500, fee: 1000 },
        ...{ min_players: 2, max_players: 12, player_ids: [ash.id], repeat_weeks: 0 },
      },
      'organiser',
    );
    const id = await bench.pay(500);
    await fake.clock.advance(3 * HOUR);
    let calls = 0;
    const mortal = async <Result>(call: () => Promise<Result>): Promise<Result> => {
      if (++calls >= point) throw new Error('killed');
      const result = await call();
      if (++calls >= point) throw new Error('killed');
      return result;
    };
    const dying = bench.surroundingsOf(mortalStore(bench.store, mortal), (...request) =>
      mortal(() => fetch(...request)),
    );
    await createServices(dying)
      .writeBack.run()
      .catch(() => undefined);
    const counted = calls;
    for (let time = 0; time < 3; time++) {
      await fake.clock.advance(10 * MINUTE);
      await createServices(bench.surroundingsOf(bench.store)).writeBack.run();
    }
    return {
      calls: counted,
      pot: fake.bank.ledger
        .of(account.id)
        .filter(({ scheme }) => scheme === 'uk_retail_pot')
        .map(({ amount }) => amount),
      notes: fake.bank.ledger.find(id).notes,
      receipts: fake.bank.receipts.size,
      feed: fake.bank.feed.length,
      problems: await bench.problems(),
    };
  } finally {
    await bench.close();
  }
}

/** The store as the dying process sees it. A lease of a dead process ends by itself, so leases are left out. */
function mortalStore(store: Store, mortal: <Result>(call: () => Promise<Result>) => Promise<Result>): Store {
  const wrap = <Noun extends object>(noun: Noun): Noun =>
    new Proxy(noun, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        return typeof method === 'function'
          ? (...args: unknown[]) => mortal(() => Promise.resolve(Reflect.apply(method, target, args)))
          : method;
      },
    });
  return {
    ...store,
    bank: wrap(store.bank),
    bankTasks: wrap(store.bankTasks),
    payments: wrap(store.payments),
    fixtures: wrap(store.fixtures),
  };
}
