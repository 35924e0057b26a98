import { describe, expect, test } from 'vitest';
import { createBankClock } from './bank-clock.ts';
import { createChance } from './chance.ts';
import { createNewId } from './ids.ts';

describe('the ids', () => {
  test('they sort by their time, and of one time by their order, whenever they were made', () => {
    const clock = createBankClock({ start: 1_794_513_600_000 });
    const newId = createNewId(createChance('seed'), clock);
    const [now, next] = [newId('tx'), newId('tx')];
    const before = newId('tx', clock.now() - 1);
    const after = newId('tx', clock.now() + 1);
    expect([after, next, now, before].toSorted()).toEqual([before, now, next, after]);
  });

  test('they are the bank’s in form, and depend on the seed', () => {
    const first = (seed: string) => createNewId(createChance(seed), createBankClock({ start: 0 }))('acc');
    expect(first('one')).toMatch(/^acc_0000B[0-9A-Za-z]{17}$/);
    expect(first('one')).toBe(first('one'));
    expect(first('one')).not.toBe(first('two'));
  });
});
