import { seed } from '../../../shared/test/seed.ts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { seasonPoints, weekEnds } from './season.ts';

describe('the ends of the last weeks', () => {
  test.each([
    ['2026-11-25', '2026-11-22'],
    ['2026-11-23', '2026-11-22'],
    ['2026-11-22', '2026-11-15'],
    ['2026-01-01', '2025-12-28'],
  ])('before %s are 52 Sundays up to %s', (today, last) => {
    const ends = weekEnds(today);
    expect([ends.length, ends.at(-1)]).toEqual([52, last]);
    expect(ends.every((day) => new Date(day).getUTCDay() === 0)).toBe(true);
    expect(new Set(ends).size).toBe(52);
    expect(ends).toEqual(ends.toSorted());
  });
});

describe('the points of a season', () => {
  const quiet = (at: string) => ({ at, credited: 0, costs: [] });

  it('are the weeks in which something happened, and today', () => {
    expect(
      seasonPoints([
        quiet('1'),
        { at: '2', credited: 1000, costs: [] },
        { at: '3', credited: 0, costs: [4500, 0] },
        quiet('4'),
        { at: '5', credited: 0, costs: [0] },
        { at: '6', credited: -300, costs: [] },
        quiet('7'),
      ]),
    ).toEqual([
      { at: '2', position: 1000 },
      { at: '3', position: -3500 },
      { at: '5', position: -3500 },
      { at: '6', position: -3800 },
      { at: '7', position: -3800 },
    ]);
    expect(seasonPoints([quiet('1'), quiet('2')])).toEqual([{ at: '2', position: 0 }]);
  });

  it('end where everything added up ends', () => {
    const week = fc.record({
      at: fc.constant('x'),
      credited: fc.integer({ min: -10_000_000, max: 10_000_000 }),
      costs: fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(week, { minLength: 1 }), (weeks) => {
        const costs = weeks.flatMap((one) => one.costs).reduce((sum, cost) => sum + cost, 0);
        const credited = weeks.reduce((sum, one) => sum + one.credited, 0);
        expect(seasonPoints(weeks).at(-1)?.position).toBe(credited - costs);
      }),
      { seed: seed(), numRuns: 300 },
    );
  });
});
