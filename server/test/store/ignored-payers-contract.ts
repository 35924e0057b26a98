import { describe, expect, test } from 'vitest';
import type { Bench } from './bench.ts';
import { anIgnoredPayer, ids, minute } from './records.ts';

/** Payers of whom the organiser does not want to hear: each key once. */
export function ignoredPayersContract(bench: Bench): void {
  const add = async (...payers: ReturnType<typeof anIgnoredPayer>[]) => {
    for (const payer of payers) await bench.store.ignoredPayers.add(payer);
  };
  const listed = async () => (await bench.store.ignoredPayers.list()).map(({ id }) => id);

  describe('ignored payers', () => {
    test('are none at first', async () => {
      expect(await bench.store.ignoredPayers.list()).toEqual([]);
      expect(await bench.store.ignoredPayers.findByKey('LANDLORD')).toBeNull();
      expect(await bench.store.ignoredPayers.findByKey('')).toBeNull();
    });

    test('are given back as they were added', async () => {
      const payer = anIgnoredPayer('one', 'Łódź Land-Lord', { created_at: minute(7) });
      await add(payer);
      expect(await bench.store.ignoredPayers.list()).toEqual([payer]);
      expect(await bench.store.ignoredPayers.findByKey('LODZLANDLORD')).toEqual(payer);
      expect(await bench.store.ignoredPayers.findByKey('LODZ')).toBeNull();
    });

    test('are listed by name, then by id', async () => {
      const names = ['b', '😀', 'B', 'é', 'a', 'a b', '$', '_id'];
      await add(...names.map((name, index) => anIgnoredPayer(`${index}`, name, { key: `${index}` })));
      await add(anIgnoredPayer('x', 'b', { key: 'x' }), anIgnoredPayer('w', 'b', { key: 'w' }));
      bench.expectDamage();
      const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
      const listedNames = (await bench.store.ignoredPayers.list()).map(({ name }) => name);
      expect(listedNames).toEqual([...names, 'b', 'b'].sort(byBytes));
      expect((await listed()).filter((id) => ['0', 'w', 'x'].includes(id))).toEqual(['0', 'w', 'x']);
    });

    test('are kept as they were first added', async () => {
      const first = anIgnoredPayer('first', 'LANDLORD');
      await add(first, anIgnoredPayer('second', 'Land Lord', { created_at: minute(9) }));
      await add(first);
      expect(await bench.store.ignoredPayers.list()).toEqual([first]);
    });

    test('are kept once when 100 are added at once under one key', async () => {
      const payers = ids('payer', 100).map((id, index) => anIgnoredPayer(id, `LAND${' '.repeat(index)}LORD`));
      await Promise.all(payers.map((payer) => bench.store.ignoredPayers.add(payer)));
      const kept = await bench.store.ignoredPayers.list();
      expect(kept).toHaveLength(1);
      expect(payers).toContainEqual(kept[0]);
      expect(await bench.store.ignoredPayers.findByKey('LANDLORD')).toEqual(kept[0]);
    });

    test('are all kept when 100 different ones are added at once', async () => {
      const names = ids('payer', 100);
      await Promise.all(names.map((id) => bench.store.ignoredPayers.add(anIgnoredPayer(id))));
      expect(await listed()).toEqual(names);
    });

    test('are removed by id, once', async () => {
      await add(anIgnoredPayer('one'), anIgnoredPayer('two'));
      const remove = () => bench.store.ignoredPayers.remove('one');
      expect((await Promise.all([remove(), remove()])).sort()).toEqual(['absent', 'removed']);
      expect(await bench.store.ignoredPayers.remove('nobody')).toBe('absent');
      expect(await listed()).toEqual(['two']);
      expect(await bench.store.ignoredPayers.findByKey('ONE')).toBeNull();
    });

    test('are removed by their keys, and by no other', async () => {
      await add(...['one', 'two', 'three', 'four'].map((id) => anIgnoredPayer(id)));
      await bench.store.ignoredPayers.removeKeys(['THREE', 'ONE', 'UNKNOWN', '', 'three', 'ONE']);
      expect(await listed()).toEqual(['four', 'two']);
      await bench.store.ignoredPayers.removeKeys([]);
      await bench.store.ignoredPayers.removeKeys(['ONE']);
      expect(await listed()).toEqual(['four', 'two']);
    });

    test('can be added again after they were removed', async () => {
      await add(anIgnoredPayer('one', 'LANDLORD'));
      await bench.store.ignoredPayers.removeKeys(['LANDLORD']);
      const again = anIgnoredPayer('two', 'Landlord');
      await add(again);
      expect(await bench.store.ignoredPayers.list()).toEqual([again]);
    });

    test('survive a restart, and so does their absence', async () => {
      await add(anIgnoredPayer('one'), anIgnoredPayer('two'));
      await bench.store.ignoredPayers.remove('one');
      const store = await bench.restart();
      expect(await store.ignoredPayers.list()).toEqual([anIgnoredPayer('two')]);
      await store.ignoredPayers.add(anIgnoredPayer('other', 'TWO'));
      expect(await store.ignoredPayers.list()).toEqual([anIgnoredPayer('two')]);
    });
  });
}
