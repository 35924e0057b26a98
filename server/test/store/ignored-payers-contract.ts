import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { anIgnoredPayer, ids, minute } from './records.ts';

/** Tests the list of ignored payers, which has each key once. */
export function ignoredPayersContract(bench: Bench): void {
  const add = async (...payers: ReturnType<typeof anIgnoredPayer>[]) => {
    for (const payer of payers) await bench.store.ignoredPayers.add(payer);
  };
  const listed = async () => (await bench.store.ignoredPayers.list()).map(({ id }) => id);

  describe('the list of ignored payers', () => {
    it('is empty at first', async () => {
      expect(await bench.store.ignoredPayers.list()).toEqual([]);
      expect(await bench.store.ignoredPayers.findByKey('LANDLORD')).toBeNull();
      expect(await bench.store.ignoredPayers.findByKey('')).toBeNull();
    });

    it('gives payers back as they were added', async () => {
      const payer = anIgnoredPayer('one', 'Łódź Land-Lord', { created_at: minute(7) });
      await add(payer);
      expect(await bench.store.ignoredPayers.list()).toEqual([payer]);
      expect(await bench.store.ignoredPayers.findByKey('LODZLANDLORD')).toEqual(payer);
      expect(await bench.store.ignoredPayers.findByKey('LODZ')).toBeNull();
    });

    it('is sorted by name, then by id', async () => {
      const names = ['b', '😀', 'B', 'é', 'a', 'a b', '$', '_id'];
      await add(...names.map((name, index) => anIgnoredPayer(`${index}`, name, { key: `${index}` })));
      await add(anIgnoredPayer('x', 'b', { key: 'x' }), anIgnoredPayer('w', 'b', { key: 'w' }));
      bench.expectDamage();
      const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
      const listedNames = (await bench.store.ignoredPayers.list()).map(({ name }) => name);
      expect(listedNames).toEqual([...names, 'b', 'b'].sort(byBytes));
      expect((await listed()).filter((id) => ['0', 'w', 'x'].includes(id))).toEqual(['0', 'w', 'x']);
    });

    it('keeps a payer as they were first added', async () => {
      const first = anIgnoredPayer('first', 'LANDLORD');
      await add(first, anIgnoredPayer('second', 'Land Lord', { created_at: minute(9) }));
      await add(first);
      expect(await bench.store.ignoredPayers.list()).toEqual([first]);
    });

    it('keeps one of 100 that are added at once under one key', async () => {
      const payers = ids('payer', 100).map((id, index) => anIgnoredPayer(id, `LAND${' '.repeat(index)}LORD`));
      await Promise.all(payers.map((payer) => bench.store.ignoredPayers.add(payer)));
      const kept = await bench.store.ignoredPayers.list();
      expect(kept).toHaveLength(1);
      expect(payers).toContainEqual(kept[0]);
      expect(await bench.store.ignoredPayers.findByKey('LANDLORD')).toEqual(kept[0]);
    });

    it('keeps all of 100 different ones that are added at once', async () => {
      const names = ids('payer', 100);
      await Promise.all(names.map((id) => bench.store.ignoredPayers.add(anIgnoredPayer(id))));
      expect(await listed()).toEqual(names);
    });

    it('removes a payer by id, once', async () => {
      await add(anIgnoredPayer('one'), anIgnoredPayer('two'));
      const remove = () => bench.store.ignoredPayers.remove('one');
      expect((await Promise.all([remove(), remove()])).sort()).toEqual(['absent', 'removed']);
      expect(await bench.store.ignoredPayers.remove('nobody')).toBe('absent');
      expect(await listed()).toEqual(['two']);
      expect(await bench.store.ignoredPayers.findByKey('ONE')).toBeNull();
    });

    it('removes payers by their keys, and no others', async () => {
      await add(...['one', 'two', 'three', 'four'].map((id) => anIgnoredPayer(id)));
      await bench.store.ignoredPayers.removeKeys(['THREE', 'ONE', 'UNKNOWN', '', 'three', 'ONE']);
      expect(await listed()).toEqual(['four', 'two']);
      await bench.store.ignoredPayers.removeKeys([]);
      await bench.store.ignoredPayers.removeKeys(['ONE']);
      expect(await listed()).toEqual(['four', 'two']);
    });

    it('takes a payer again who was removed', async () => {
      await add(anIgnoredPayer('one', 'LANDLORD'));
      await bench.store.ignoredPayers.removeKeys(['LANDLORD']);
      const again = anIgnoredPayer('two', 'Landlord');
      await add(again);
      expect(await bench.store.ignoredPayers.list()).toEqual([again]);
    });

    it('survives a restart', async () => {
      await add(anIgnoredPayer('one'), anIgnoredPayer('two'));
      await bench.store.ignoredPayers.remove('one');
      const store = await bench.restart();
      expect(await store.ignoredPayers.list()).toEqual([anIgnoredPayer('two')]);
      await store.ignoredPayers.add(anIgnoredPayer('other', 'TWO'));
      expect(await store.ignoredPayers.list()).toEqual([anIgnoredPayer('two')]);
    });
  });
}
