import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createBankClock } from './bank-clock.ts';

describe('the bank’s clock', () => {
  test('it stands still until it is moved, and plays what was planned in order', async () => {
    const clock = createBankClock({ start: 1000 });
    const played: [string, number][] = [];
    const play = (name: string) => () => played.push([name, clock.now()]);
    clock.at(3000, play('third'));
    clock.at(2000, async () => {
      await pause(5);
      play('first')();
      clock.at(2500, play('second'));
    });
    await clock.advance(999);
    expect(played).toEqual([]);
    await clock.advance(10_000);
    expect(played).toEqual([
      ['first', 2000],
      ['second', 2500],
      ['third', 3000],
    ]);
    expect(clock.now()).toBe(11_999);
  });

  test('it plays nothing that was called off, and nothing when it is set back', async () => {
    const clock = createBankClock({ start: 1000 });
    const played: number[] = [];
    clock.at(2000, () => played.push(2000));
    clock.at(3000, () => played.push(3000))();
    await clock.moveTo(500);
    expect(clock.now()).toBe(500);
    await clock.moveTo(5000);
    expect(played).toEqual([2000]);
  });

  test('it makes one move after the other', async () => {
    const clock = createBankClock({ start: 0 });
    clock.at(500, () => pause(20));
    await Promise.all([clock.advance(1000), clock.advance(1000)]);
    expect(clock.now()).toBe(2000);
  });

  test('it can run by itself, and be moved all the same', async () => {
    const clock = createBankClock({ start: 0, isRunning: true });
    await new Promise((resolve) => clock.at(30, () => resolve(null)));
    expect(clock.now()).toBeGreaterThanOrEqual(30);
    const moved = new Promise((resolve) => clock.at(60_000, () => resolve(null)));
    await clock.advance(60_000);
    await moved;
    expect(clock.now()).toBeGreaterThanOrEqual(60_030);
    clock.stop();
  });
});
