import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenSplit, evenSplitRule } from './even-split.ts';
import { seed } from '../test/seed.ts';

const property = (holds: (pence: number, count: number) => void) =>
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000_000, max: 10_000_000 }),
      fc.integer({ min: 1, max: 50 }),
      (pence, count) => holds(pence, count),
    ),
    { seed: seed(), numRuns: 500 },
  );
const sum = (parts: number[]) => parts.reduce((total, part) => total + part, 0);

describe('an even split', () => {
  it.each([
    [1000, 3, [334, 333, 333], '£3.33 each, and the odd penny goes to the first.'],
    [1001, 3, [334, 334, 333], '£3.33 each, and the 2 odd pennies go to the first 2.'],
    [1000, 2, [500, 500], '£5.00 each.'],
    [-500, 3, [-167, -167, -166], '−£1.66 each, and the 2 odd pennies go to the first 2.'],
    [7, 1, [7], '£0.07 each.'],
    [2, 3, [1, 1, 0], '£0.00 each, and the 2 odd pennies go to the first 2.'],
    [-1, 2, [-1, 0], '£0.00 each, and the odd penny goes to the first.'],
  ])('splits %i pence into %i parts, %j', (pence, count, parts, rule) => {
    expect(evenSplit(pence, count)).toEqual(parts);
    expect(evenSplitRule(pence, count)).toBe(rule);
  });

  it('has `count` parts, and they add up', () => {
    property((pence, count) => {
      expect(evenSplit(pence, count)).toHaveLength(count);
      expect(sum(evenSplit(pence, count))).toBe(pence);
    });
  });

  it('has parts of the sign of the whole, a penny apart at most, the larger ones first', () => {
    property((pence, count) => {
      const parts = evenSplit(pence, count);
      const sizes = parts.map(Math.abs);
      expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
      expect((sizes[0] ?? 0) - (sizes.at(-1) ?? 0)).toBeLessThanOrEqual(1);
      expect(parts.every((part) => Object.is(part, 0) || Math.sign(part) === Math.sign(pence))).toBe(true);
    });
  });
});
