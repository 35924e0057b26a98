import fc from 'fast-check';
import { seed } from '../../../shared/test/seed.ts';
import { describe, expect, it } from 'vitest';
import { editDistance } from './same-name.ts';

/** By definition, without a limit. */
function plainDistance(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length;
  const [first, second] = [one.slice(1), other.slice(1)];
  if (one[0] === other[0]) return plainDistance(first, second);
  return 1 + Math.min(plainDistance(first, second), plainDistance(first, other), plainDistance(one, second));
}

describe('the letters between two names', () => {
  it.each([
    ['KINGSCOTEAM', 'KINGSCOTAM', 1],
    ['KINGSCOTEAM', 'KINGSCOTEAN', 1],
    ['KINGSCOTEAM', 'KIGNSCOTEAM', 2],
    ['KINGSCOTEAM', 'KINGSCOTEAM', 0],
    ['', 'AB', 2],
    ['ABC', 'XYZ', 3],
    ['A', 'ABCDEFGH', 3],
  ])('%s and %s', (one, other, letters) => {
    expect(editDistance(one, other, 2)).toBe(letters);
  });

  it('are as many as the definition says, up to the limit, either way round', () => {
    const text = fc.string({ unit: fc.constantFrom('A', 'B', 'C'), maxLength: 6 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 7 }), (one, other, limit) => {
        const letters = editDistance(one, other, limit);
        expect(letters).toBe(Math.min(plainDistance(one, other), limit + 1));
        expect(editDistance(other, one, limit)).toBe(letters);
      }),
      { seed: seed(), numRuns: 500 },
    );
  });
});
