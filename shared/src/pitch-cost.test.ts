import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { breakEvenHeads, perHead } from './pitch-cost.ts';
import { seed } from '../test/seed.ts';

const pence = fc.integer({ min: 0, max: 10_000_000 });
const property = <Values extends [unknown, ...unknown[]]>(
  arbitrary: fc.Arbitrary<Values>,
  holds: (values: Values) => void,
) => fc.assert(fc.property(arbitrary, holds), { seed: seed(), numRuns: 500 });

describe('what each head would pay', () => {
  test.each([
    [4500, 9, 500],
    [4500, 7, 643],
    [4500, 0, null],
    [0, 5, 0],
    [1, 100, 1],
  ])('for %i pence between %i it is %j', (cost, heads, each) => expect(perHead(cost, heads)).toBe(each));

  it('is enough, and a penny less would not be', () => {
    property(fc.tuple(pence, fc.integer({ min: 1, max: 100 })), ([cost, heads]) => {
      const each = perHead(cost, heads) ?? -1;
      expect(Number.isInteger(each)).toBe(true);
      expect(each * heads).toBeGreaterThanOrEqual(cost);
      if (cost > 0) expect((each - 1) * heads).toBeLessThan(cost);
    });
  });
});

describe('how many heads pay the pitch', () => {
  test.each([
    [4500, 500, 9],
    [4501, 500, 10],
    [4500, 0, null],
    [0, 500, 0],
    [0, 0, 0],
  ])('of %i pence at %i each it is %j', (cost, fee, heads) => expect(breakEvenHeads(cost, fee)).toBe(heads));

  it('is enough, and one head less would not be', () => {
    property(fc.tuple(pence, fc.integer({ min: 1, max: 10_000_000 })), ([cost, fee]) => {
      const heads = breakEvenHeads(cost, fee) ?? -1;
      expect(heads * fee).toBeGreaterThanOrEqual(cost);
      if (cost > 0) expect((heads - 1) * fee).toBeLessThan(cost);
    });
  });
});
