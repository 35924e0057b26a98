import fc from 'fast-check';
import { seed } from '../../../shared/test/seed.ts';
import { describe, expect, it } from 'vitest';
import { aPayment, minute } from '../../test/store/records.ts';
import { pairReturns, returnSpan } from './returns.ts';

/** Payments of `amounts`, a minute apart, called by their place. */
const inTurn = (amounts: number[]) =>
  amounts.map((amount, index) => aPayment(String(index), { amount, paid_at: minute(index) }));

const pairsOf = (amounts: number[]) =>
  Object.fromEntries([...pairReturns(inTurn(amounts))].map(([id, other]) => [id, other.id]));

describe('what went back', () => {
  it.each<[number[], { [id: string]: string }]>([
    [[5], {}],
    [[5, -5], { 0: '1', 1: '0' }],
    [[-5, 5], {}],
    [[5, 5, -5], { 1: '2', 2: '1' }],
    [[5, 5, -5, -5], { 1: '2', 2: '1', 0: '3', 3: '0' }],
    [[5, -5, -5], { 0: '1', 1: '0' }],
    [[5, -5, 5, -5], { 0: '1', 1: '0', 2: '3', 3: '2' }],
  ])('of %j is %j', (amounts, pairs) => {
    expect(pairsOf(amounts)).toEqual(pairs);
  });

  it('takes what came in at the same instant for the earlier', () => {
    const payments = [-5, 5].map((amount, index) => aPayment(String(index), { amount }));
    expect(pairReturns(payments).get('0')?.id).toBe('1');
  });

  it('is told on both, once, and the later went out, in whatever order they are read', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(5, -5), { maxLength: 20 }), (amounts) => {
        const payments = inTurn(amounts);
        const pairs = pairReturns(payments);
        for (const [id, other] of pairs) {
          expect(pairs.get(other.id)?.id).toBe(id);
          expect(amounts[Number(id)]).toBe(-other.amount);
          expect(Number(id) < Number(other.id)).toBe(other.amount < 0);
        }
        expect(new Map([...pairReturns(payments.toReversed())].sort())).toEqual(new Map([...pairs].sort()));
      }),
      { seed: seed() },
    );
  });

  it('is found among what lies between the two, whatever was before and after', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(5, -5), { maxLength: 20 }), (amounts) => {
        const payments = inTurn(amounts);
        for (const [id, other] of pairReturns(payments)) {
          const [first, last] = [Number(id), Number(other.id)].sort((one, another) => one - another);
          const between = pairReturns(payments.slice(first, (last ?? 0) + 1));
          expect(between.get(id)?.id).toBe(other.id);
        }
      }),
      { seed: seed() },
    );
  });

  it('is looked for in the year before what went out, and in the year after what came in', () => {
    const paid_at = '2026-11-20T10:00:00.000Z';
    expect(returnSpan({ amount: -5, paid_at })).toEqual({ from: paid_at, to: '2025-11-19T10:00:00.000Z' });
    expect(returnSpan({ amount: 5, paid_at })).toEqual({ from: paid_at, to: '2027-11-21T10:00:00.000Z' });
  });
});
