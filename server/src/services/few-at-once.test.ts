import { expect, it } from 'vitest';
import { createFewAtOnce } from './few-at-once.ts';

it('runs so many at a time, in their order, also after one that fails', async () => {
  const fewAtOnce = createFewAtOnce(2);
  const began: number[] = [];
  const finish: ((error?: Error) => void)[] = [];
  const all = [0, 1, 2, 3].map((index) =>
    fewAtOnce(() => {
      began.push(index);
      return new Promise<number>(
        (resolve, reject) => (finish[index] = (error) => (error ? reject(error) : resolve(index))),
      );
    }),
  );
  const outcomes = Promise.allSettled(all);
  expect(began).toEqual([0, 1]);
  finish[1]?.(new Error('no memory'));
  await expect(all[1]).rejects.toThrow('no memory');
  await expect.poll(() => began).toEqual([0, 1, 2]);
  finish[2]?.();
  await expect.poll(() => began).toEqual([0, 1, 2, 3]);
  finish[0]?.();
  finish[3]?.();
  expect((await outcomes).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect(await fewAtOnce(() => Promise.resolve('the next'))).toBe('the next');
});
