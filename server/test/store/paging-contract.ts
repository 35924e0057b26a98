import { describe, expect, it } from 'vitest';
import type { Position } from '../../src/store/position.ts';
import type { Store } from '../../src/store/store.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers, EVERY } from './club.ts';
import { aCredit, aFixture, aPayment, aPlayer, ids, minute } from './records.ts';

/** A list that is read page by page. `sortKey(index)` is the sort key of the item with that index. */
type List = {
  name: string;
  sortKey(index: number): string;
  add(store: Store, id: string, sortKey: string): Promise<unknown>;
  page(store: Store, after: Position | null, limit: number): Promise<{ id: string; sortKey: string }[]>;
  /** `null` where nothing can be removed. */
  remove: ((store: Store, id: string) => Promise<unknown>) | null;
  isDescending: boolean;
};

/** Tests that paging through a list shows every item once that stays, though others come and go meanwhile. */
export function pagingContract(bench: Bench): void {
  describe.each(LISTS)('a walk over $name', (list) => {
    const fill = async (count: number, sortKey: (index: number) => string) => {
      await addPlayers(bench.store, 'payer');
      const order = ids('item', count).map((id, index) => [id, sortKey(index)] as const);
      // Adds the even ones first, so that the items are not sorted by the order of adding.
      const isOdd = (index: number) => index % 2;
      for (const [id, key] of [...order.filter((_, i) => !isOdd(i)), ...order.filter((_, i) => isOdd(i))]) {
        await list.add(bench.store, id, key);
      }
      const sorted = order.toSorted((one, other) =>
        `${one[1]} ${one[0]}` < `${other[1]} ${other[0]}` ? -1 : 1,
      );
      return (list.isDescending ? sorted.reverse() : sorted).map(([id]) => id);
    };

    it.each([1, 2, 3, 7, 23, 200])('shows all of 23 once, %i at a time', async (limit) => {
      const expected = await fill(23, (index) => list.sortKey((index * 7) % 23));
      expect(await walk(list, bench.store, limit)).toEqual(expected);
    });

    it.each([1, 2, 5])('keeps the order of ids among equals, %i at a time', async (limit) => {
      const expected = await fill(12, (index) => list.sortKey(Math.floor(index / 5)));
      expect(await walk(list, bench.store, limit)).toEqual(expected);
    });

    it('shows every stayer once while others are added before, between and after', async () => {
      const stayers = await fill(12, (index) => list.sortKey(index * 10));
      let added = 0;
      const seen = await walk(list, bench.store, 3, async () => {
        for (const place of [0, 5, 45, 65, 115, 500]) {
          await list.add(bench.store, `late_${added++}`, list.sortKey(place));
        }
      });
      expect(seen.filter((id) => id.startsWith('item'))).toEqual(stayers);
      expect(new Set(seen).size).toBe(seen.length);
    });

    if (list.remove)
      it('shows every stayer once while others are removed', async () => {
        const all = await fill(12, (index) => list.sortKey(index));
        const leavers = all.filter((_, index) => index % 3 === 2);
        let left = 0;
        const seen = await walk(list, bench.store, 3, async () => {
          const leaver = leavers[left++];
          if (leaver !== undefined) await list.remove?.(bench.store, leaver);
        });
        expect(seen.filter((id) => !leavers.includes(id))).toEqual(all.filter((id) => !leavers.includes(id)));
        expect(new Set(seen).size).toBe(seen.length);
      });

    it('ends after the last item, and goes on from a position without an item', async () => {
      const all = await fill(6, (index) => list.sortKey(index * 10));
      const end: Position = list.isDescending ? ['', ''] : ['~', '~'];
      expect(await list.page(bench.store, end, 10)).toEqual([]);
      const middle = await list.page(bench.store, [list.sortKey(25), 'nobody'], 10);
      expect(middle.map(({ id }) => id)).toEqual(all.slice(3));
    });

    it('is empty when there is nothing', async () => {
      await addPlayers(bench.store, 'payer');
      expect(await walk(list, bench.store, 5)).toEqual([]);
    });
  });
}

async function walk(
  list: List,
  store: Store,
  limit: number,
  between: () => Promise<void> = async () => {},
): Promise<string[]> {
  const seen: string[] = [];
  let after: Position | null = null;
  for (let page = 0; page < 100; page++) {
    const items: Awaited<ReturnType<List['page']>> = await list.page(store, after, limit);
    expect(items.length).toBeLessThanOrEqual(limit);
    seen.push(...items.map(({ id }) => id));
    const last = items.at(-1);
    if (!last) return seen;
    after = [last.sortKey, last.id];
    await between();
  }
  throw new Error('The walk does not end');
}

const name = (index: number) => `name ${String(index).padStart(4, '0')}`;

async function pageOfFixtures(store: Store, after: Position | null, limit: number, order: 'asc' | 'desc') {
  const fixtures = await store.fixtures.list({ ...EVERY.fixture, order, after, limit });
  return fixtures.map(({ id, kick_off_at }) => ({ id, sortKey: kick_off_at }));
}

async function pageOfPayments(store: Store, after: Position | null, limit: number, player_id: string | null) {
  const payments = await store.payments.list({ ...EVERY.payment, player_id, after, limit });
  return payments.map(({ id, paid_at }) => ({ id, sortKey: paid_at }));
}

const LISTS: List[] = [
  {
    name: 'players',
    sortKey: name,
    add: (store, id, sortKey) => store.players.create(aPlayer(id, [], { name: sortKey, archived: true })),
    async page(store, after, limit) {
      const players = await store.players.list({ archived: true, search: null, after, limit });
      return players.map(({ id, sort_name }) => ({ id, sortKey: sort_name }));
    },
    remove: (store, id) => store.players.remove(id, null),
    isDescending: false,
  },
  {
    name: 'fixtures',
    sortKey: minute,
    add: (store, id, sortKey) => store.fixtures.create([aFixture(id, ['payer'], { kick_off_at: sortKey })]),
    page: (store, after, limit) => pageOfFixtures(store, after, limit, 'asc'),
    remove: (store, id) => store.fixtures.remove(id, 1),
    isDescending: false,
  },
  {
    name: 'fixtures, the latest first',
    sortKey: minute,
    add: (store, id, sortKey) => store.fixtures.create([aFixture(id, ['payer'], { kick_off_at: sortKey })]),
    page: (store, after, limit) => pageOfFixtures(store, after, limit, 'desc'),
    remove: (store, id) => store.fixtures.remove(id, 1),
    isDescending: true,
  },
  {
    name: 'payments',
    sortKey: minute,
    add: (store, id, sortKey) => addPayments(store, aPayment(id, { paid_at: sortKey })),
    page: (store, after, limit) => pageOfPayments(store, after, limit, null),
    remove: null,
    isDescending: true,
  },
  {
    name: 'the payments of a player',
    sortKey: minute,
    add: (store, id, sortKey) => addPayments(store, aCredit(id, 'payer', 500, { paid_at: sortKey })),
    page: (store, after, limit) => pageOfPayments(store, after, limit, 'payer'),
    remove: null,
    isDescending: true,
  },
];
