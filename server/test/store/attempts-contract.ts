import { beforeEach, describe, expect, it } from 'vitest';
import { anAttempt } from './access-records.ts';
import type { Bench } from './bench.ts';
import { minute } from './records.ts';

/** Tests the counts of attempts, which any number of attempts at once can't exceed. */
export function attemptsContract(bench: Bench): void {
  let ids = 0;
  beforeEach(() => void (ids = 0));
  const add = (key: string, now = 0, limit = 10) =>
    bench.store.attempts.add(key, anAttempt(`attempt ${++ids}`, now, limit));
  const subtract = (key: string, id: number) => bench.store.attempts.subtract(key, `attempt ${id}`);

  describe('attempts', () => {
    it('are counted by key until the time of the first is over', async () => {
      expect(await add('10.0.0.1')).toEqual({ isCounted: true, count: 1, until: minute(15) });
      expect(await add('10.0.0.1', 14)).toEqual({ isCounted: true, count: 2, until: minute(15) });
      expect(await add('10.0.0.2', 14)).toEqual({ isCounted: true, count: 1, until: minute(29) });
      expect(await add('10.0.0.1', 15)).toEqual({ isCounted: true, count: 1, until: minute(30) });
      expect(await add('10.0.0.2', 15)).toEqual({ isCounted: true, count: 2, until: minute(29) });
    });

    it('are not counted beyond the limit', async () => {
      for (const count of [1, 2]) expect(await add('::1', 0, 2)).toMatchObject({ isCounted: true, count });
      for (const now of [0, 14])
        expect(await add('::1', now, 2)).toEqual({ isCounted: false, count: 2, until: minute(15) });
      expect(await add('::1', 15, 2)).toMatchObject({ isCounted: true, count: 1 });
    });

    it('are counted within the limit when 100 come at once', async () => {
      const counts = await Promise.all(Array.from({ length: 100 }, () => add('::1')));
      const counted = counts.filter(({ isCounted }) => isCounted).map(({ count }) => count);
      expect(counted.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    it('are counted once when they come again, and taken back once', async () => {
      const again = () => bench.store.attempts.add('::1', anAttempt('again', 0, 2));
      for (let round = 0; round < 3; round++)
        expect(await again()).toMatchObject({ isCounted: true, count: 1 });
      expect(await add('::1', 0, 2)).toMatchObject({ isCounted: true, count: 2 });
      expect(await again()).toMatchObject({ isCounted: true });
      await add('::2');
      for (let round = 0; round < 3; round++) await bench.store.attempts.subtract('::1', 'again');
      expect(await add('::1', 0, 2)).toMatchObject({ isCounted: true, count: 2 });
    });

    it('are taken back from their own count only', async () => {
      await add('::1');
      await add('::1');
      await subtract('::1', 1);
      await subtract('::2', 2);
      expect(await add('::1')).toMatchObject({ count: 2 });
      await add('::1', 15);
      await subtract('::1', 2);
      expect(await add('::1', 15)).toMatchObject({ count: 2 });
    });

    it('never count below none', async () => {
      await add('::1');
      for (let round = 0; round < 3; round++) await subtract('::1', 1);
      expect(await add('::1')).toMatchObject({ count: 1 });
    });

    it('stay counted over a restart', async () => {
      for (let round = 0; round < 10; round++) await add('::1');
      await bench.restart();
      expect(await add('::1')).toEqual({ isCounted: false, count: 10, until: minute(15) });
    });
  });
}
