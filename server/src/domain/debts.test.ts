import { describe, expect, it } from 'vitest';
import type { ChargeRecord } from './records.ts';
import { creditOf, debtsOf, feesBy } from './debts.ts';

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T18:30:00.000Z`;
const NOW = day(20);

const charge = (player_id: string, kickOff: number, amount = 500): ChargeRecord => ({
  player_id,
  fixture_id: `game_${kickOff}`,
  kick_off_at: day(kickOff),
  created_at: day(1),
  amount,
});

/** What came in, and what went back on which days. */
const paid = (received: number, back: [number, number][] = []) => {
  const refunds = back.map(([number, amount]) => ({ paid_at: day(number), amount: -amount }));
  return { total: refunds.reduce((sum, { amount }) => sum + amount, received), refunds };
};

const NONE = new Map<string, number>();

describe('debts', () => {
  it('are fees that nobody paid yet, the largest first, since the oldest kick-off not covered', () => {
    const charges = [charge('ash', 5), charge('ash', 12), charge('bo', 12, 900), charge('bo', 25)];
    expect(debtsOf(charges, new Map([['ash', paid(500)]]), NONE, NOW)).toEqual([
      { player_id: 'bo', owes: 900, since: day(12), oldest_due: 900, games_owed: 1 },
      { player_id: 'ash', owes: 500, since: day(12), oldest_due: 500, games_owed: 1 },
    ]);
    expect(feesBy(charges, NOW)).toEqual(
      new Map([
        ['ash', 1000],
        ['bo', 900],
      ]),
    );
  });

  it('are nobody’s who is settled, is ahead, or only comes to what is not played yet', () => {
    const charges = [charge('ash', 5), charge('bo', 5), charge('cy', 25)];
    const sums = new Map([
      ['ash', paid(500)],
      ['bo', paid(900, [[6, 300]])],
    ]);
    expect(debtsOf(charges, sums, NONE, NOW)).toEqual([]);
  });

  it.each<[string, number, [number, number][], number]>([
    ['the only refund', 0, [[3, 250]], 3],
    ['the refund that was more than they had', 500, [[2, 500], [9, 200]], 9], // prettier-ignore
    ['the first of several, in whatever order they are read', 100, [[9, 200], [4, 200]], 4], // prettier-ignore
  ])('without a fee are since %s', (_, received, back, since) => {
    const [debt] = debtsOf([], new Map([['ash', paid(received, back)]]), NONE, NOW);
    expect(debt).toMatchObject({ player_id: 'ash', since: day(since), oldest_due: 0, games_owed: 0 });
  });

  it('are covered by money first, and then by what was written off', () => {
    const charges = [charge('ash', 5), charge('ash', 12), charge('ash', 14)];
    const writtenOff = new Map([['ash', 500]]);
    const sums = new Map([['ash', paid(500)]]);
    expect(debtsOf(charges, sums, writtenOff, NOW)).toEqual([
      { player_id: 'ash', owes: 500, since: day(14), oldest_due: 500, games_owed: 1 },
    ]);
    expect(debtsOf(charges, new Map([['ash', paid(0, [[15, 400]])]]), new Map([['ash', 1500]]), NOW)).toEqual(
      [{ player_id: 'ash', owes: 400, since: day(15), oldest_due: 0, games_owed: 0 }],
    );
    expect(debtsOf(charges, sums, new Map([['ash', 1000]]), NOW)).toEqual([]);
  });

  it('of a fee and a refund are since the oldest kick-off that the rest does not cover', () => {
    const charges = [charge('ash', 5), charge('ash', 12)];
    expect(debtsOf(charges, new Map([['ash', paid(1000, [[15, 400]])]]), NONE, NOW)).toEqual([
      { player_id: 'ash', owes: 400, since: day(12), oldest_due: 400, games_owed: 1 },
    ]);
  });

  it('leave the credit of others alone', () => {
    const sums = (ash: number, bo: number) => new Map([['ash', ash], ['bo', bo]]); // prettier-ignore
    expect(creditOf(sums(700, 100), NONE, sums(500, 500))).toBe(200);
    expect(creditOf(sums(700, 100), new Map([['bo', 450]]), sums(500, 500))).toBe(250);
    expect(creditOf(NONE, sums(500, 600), sums(500, 500))).toBe(100);
    expect(creditOf(NONE, NONE, sums(500, 500))).toBe(0);
  });
});
