import { describe, expect, it } from 'vitest';
import type { Page } from '@paidup/shared/list';
import { transfer } from '../support/bank.ts';
import { createChance } from '../support/chance.ts';
import { clubOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

type Item = { id: string };

describe.each(stores)('a walk by cursor on $name', (store) => {
  const app = useApp({ store });
  const chance = createChance(2);

  /** Walks to the end, meddling between the pages, and gives every id in the order shown. */
  async function walk(
    list: string,
    meddle: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 100; pages++) {
      const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page<Item> = await clubOf(app()).change(
        'GET',
        `${list}limit=${1 + chance.below(3)}${more}`,
      );
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
      await meddle();
    }
    expect(cursor).toBeNull();
    return ids;
  }

  it('shows every player that stays once, by name, while others come and go', async () => {
    const club = clubOf(app());
    const names = ['dan', 'Ann', 'ann', 'Émile', 'Eve', 'bob', 'Zed', 'ann'];
    const staying = await Promise.all(names.map((name) => club.addPlayer(name)));
    const leaving = await Promise.all(['Abe', 'Mid', 'Zoe'].map((name) => club.addPlayer(name)));
    const shown = await walk('/players?', async () => {
      const gone = leaving.pop();
      if (gone) await app().send('DELETE', `/api/v1/players/${gone.id}`);
      await club.addPlayer(chance.pick(['Aaa', 'Mmm', 'Zzz']));
    });
    const ids = staying.map(({ id }) => id);
    expect(new Set(shown).size).toBe(shown.length);
    expect(ids.filter((id) => !shown.includes(id))).toEqual([]);
    const inOrder = shown
      .filter((id) => ids.includes(id))
      .map((id) => staying.find((player) => player.id === id)?.name);
    expect(inOrder.map((name) => name?.toLowerCase())).toEqual([
      'ann',
      'ann',
      'ann',
      'bob',
      'dan',
      'émile',
      'eve',
      'zed',
    ]);
  });

  it('shows every fixture once, at the same kick-off too', async () => {
    const club = clubOf(app());
    const fixtures = await Promise.all(
      Array.from({ length: 9 }, (_, index) => club.addFixture({ date: `2026-12-0${1 + (index % 3)}` })),
    );
    const shown = await walk('/fixtures?from=2026-12-01&', async () => {
      await club.addFixture({ date: chance.pick(['2026-11-30', '2026-12-02', '2026-12-09']) });
    });
    expect(new Set(shown).size).toBe(shown.length);
    expect(fixtures.filter(({ id }) => !shown.includes(id))).toEqual([]);
    const back = await walk('/fixtures?order=desc&from=2026-12-01&');
    expect(back).toEqual(await walk('/fixtures?from=2026-12-01&').then((ids) => ids.reverse()));
  });

  it('shows every payment once, newest first, at the same instant too', async () => {
    const club = clubOf(app());
    const created = [
      '2026-11-01T10:00:00Z',
      '2026-11-01T11:00:00+01:00',
      '2026-11-02T10:00:00.5Z',
      '1970-01-01T00:00:00Z',
    ];
    const bodies = Array.from({ length: 12 }, (_, index) =>
      transfer('A', 1, { created: created[index % 4] }),
    );
    for (const body of bodies) await club.deliver(body);
    const shown = await walk('/payments?', async () => {
      await club.deliver(transfer('A', 1, { created: chance.pick([...created, '2026-12-01T00:00:00Z']) }));
    });
    expect(new Set(shown).size).toBe(shown.length);
    expect(bodies.filter(({ data }) => !shown.includes(String(data.id)))).toEqual([]);
    const all = (await club.payments('?limit=200')).items;
    expect(all).toEqual(all.toSorted((a, b) => (b.paid_at + b.id < a.paid_at + a.id ? -1 : 1)));
  });

  it('gives 50 unless told, 200 at most', async () => {
    const club = clubOf(app());
    await Promise.all(Array.from({ length: 201 }, (_, index) => club.deliver(transfer('A', 1 + index))));
    for (const [query, length] of [
      ['', 50],
      ['?limit=1', 1],
      ['?limit=007', 7],
      ['?limit=200', 200],
    ] as const) {
      const page = await club.payments(query);
      expect(page.items).toHaveLength(length);
      expect(page.next_cursor).not.toBeNull();
    }
  });
});

describe.each(stores)('payments on $name', (store) => {
  const app = useApp({ store });

  it('are filtered by status, player and day of the club', async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const amounts = async (query: string) => (await club.payments(query)).items.map(({ amount }) => amount);
    await club.deliver(transfer('ASH A', 1, { created: '2026-06-30T22:59:59.999Z' }));
    await club.deliver(transfer('ASH A', 2, { created: '2026-06-30T23:00:00Z' }));
    await club.deliver(transfer('NOBODY', 3, { created: '2026-07-01T22:59:59.999999Z' }));
    await club.deliver(transfer('NOBODY', 4, { created: '2026-07-01T23:00:00Z' }));
    expect(await amounts('')).toEqual([4, 3, 2, 1]);
    expect(await amounts('?from=2026-07-01&to=2026-07-01')).toEqual([3, 2]);
    expect(await amounts('?to=2026-06-30')).toEqual([1]);
    expect(await amounts('?from=2026-07-02')).toEqual([4]);
    expect(await amounts(`?player_id=${ash.id}`)).toEqual([2, 1]);
    expect(await amounts('?status=unmatched')).toEqual([4, 3]);
    expect(await amounts(`?status=unmatched&player_id=${ash.id}`)).toEqual([]);
    expect(await amounts('?status=ignored')).toEqual([]);
  });
});
