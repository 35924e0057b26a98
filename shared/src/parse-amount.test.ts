import { formatMoney } from '@paidup/shared/format-money';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAmount } from './parse-amount.ts';

describe('an amount as people type it, it', () => {
  test.each([
    ['5', 500],
    ['£5', 500],
    [' £ 5.00 ', 500],
    ['4.5', 450],
    ['4.50', 450],
    ['4.', 400],
    ['.5', 50],
    ['0', 0],
    ['1,200', 120_000],
    ['£12,345.67', 1_234_567],
  ])('reads %j in pence', (typed, pence) => expect(parseAmount(typed)).toBe(pence));

  test.each(['', ' ', '£', '.', 'five', '4,50', '1.234', '-5', '−£5', '5 5', '1e3', '5p', '9'.repeat(30)])(
    'refuses %j',
    (typed) => expect(parseAmount(typed)).toBeNull(),
  );

  test('reads back every amount as it is shown', () => {
    fc.assert(fc.property(fc.nat(10_000_000), (pence) => parseAmount(formatMoney(pence)) === pence));
  });
});
