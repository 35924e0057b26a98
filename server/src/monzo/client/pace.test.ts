import { expect, test } from 'vitest';
import { createStubClock } from '../../../test/support/bank-stub.ts';
import { createPace } from './pace.ts';

test('it lets five through at once, then one a second, and five again after a rest', async () => {
  const clock = createStubClock();
  const pace = createPace({ clock });
  const pass = async (times: number) => {
    const start = clock.time;
    for (let time = 0; time < times; time++) await pace();
    return clock.time - start;
  };
  expect(await pass(5)).toBe(0);
  expect(await pass(3)).toBe(3000);
  clock.time += 60_000;
  expect(await pass(6)).toBe(1000);
});

test('it lets those through in turn who come at once', async () => {
  const clock = createStubClock();
  const pace = createPace({ clock, burst: 1, perSecond: 2 });
  const waits: number[] = [];
  clock.sleep = async (milliseconds) => void waits.push(milliseconds);
  await Promise.all([pace(), pace(), pace()]);
  expect(waits).toEqual([500, 1000]);
});
