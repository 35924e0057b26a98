import fc from 'fast-check';
import { seed } from '../../../../shared/test/seed.ts';
import { describe, expect, test } from 'vitest';
import {
  byDebts,
  evenly,
  leftOf,
  problemOf,
  type Split,
  takerOf,
  withAmount,
  withoutPlayer,
  withPlayer,
} from './split-parts.ts';

const person = (id: string) => ({ id, name: id.toUpperCase(), balance: 0 });
const among = (total: number, ...ids: string[]) =>
  ids.map(person).reduce<Split>(withPlayer, { total, parts: [], rule: 'even' });
const amounts = ({ parts }: Split) => parts.map(({ pence }) => pence);

describe('a split, it', () => {
  test('is even to the penny until an amount is typed', () => {
    expect(amounts(among(1000, 'jo', 'al', 'bo'))).toEqual([334, 333, 333]);
    expect(amounts(withoutPlayer(among(1000, 'jo', 'al', 'bo'), 'bo'))).toEqual([500, 500]);
    const typed = withAmount(among(1000, 'jo', 'al'), 'jo', 600);
    expect(amounts(withPlayer(typed, person('bo')))).toEqual([600, 500, null]);
    expect(amounts(evenly(typed))).toEqual([500, 500]);
  });

  test.each([
    [1500, [500, 1000], [500, 1000]],
    [2000, [500, 1000], [750, 1250]],
    [1001, [500, 0], [751, 250]],
    [1000, [200, 900, 900], [200, 400, 400]],
    [1000, [900, 900, 0], [500, 500, 0]],
    [1000, [0, 0], [500, 500]],
  ])('of %i pence gives each what they owe first, %j, and the rest evenly', (total, owed, expected) => {
    const parts = owed.map((pence, index) => ({ ...person(`${index}`), balance: -pence, pence: null }));
    const split = byDebts({ total, parts });
    expect(amounts(split)).toEqual(expected);
    const fewer = { ...split, parts: split.parts.slice(1) };
    expect(withPlayer(withoutPlayer(split, '0'), person('0'))).toMatchObject({ rule: 'owed' });
    expect(withoutPlayer(split, '0')).toEqual(byDebts(fewer));
  });

  test('gives a newcomer what is left', () => {
    const typed = withAmount(among(1000, 'jo', 'al'), 'jo', 250);
    expect(amounts(withPlayer(typed, person('bo')))).toEqual([250, 500, 250]);
  });

  test('has nobody twice', () => expect(amounts(among(900, 'jo', 'jo'))).toEqual([900]));

  test('puts the rest onto the last one but the one just typed, if it fits there', () => {
    const typed = withAmount(among(1000, 'jo', 'al'), 'jo', 250);
    expect(takerOf(typed, 'jo')).toMatchObject({ id: 'al' });
    expect(takerOf(withAmount(typed, 'al', 250), 'al')).toMatchObject({ id: 'jo' });
    expect(takerOf(withAmount(typed, 'jo', 1600), 'jo')).toBeNull();
    expect(takerOf(among(1000, 'jo', 'al'), null)).toBeNull();
  });

  test.each<[string, Split, unknown]>([
    ['nobody is in', among(1000), { kind: 'nobody' }],
    ['an amount is missing', withAmount(among(10, 'jo', 'al'), 'al', null), { kind: 'missing', name: 'AL' }],
    ['something is left', withAmount(among(10, 'jo', 'al'), 'al', 2), { kind: 'left', pence: 3 }],
    ['it is too much', withAmount(among(10, 'jo', 'al'), 'al', 9), { kind: 'over', pence: 4 }],
    ['there are more players than pennies', among(1, 'jo', 'al'), { kind: 'zero', name: 'AL' }],
    ['it adds up', among(10, 'jo', 'al'), null],
  ])('says what is wrong when %s', (_when, split, problem) => expect(problemOf(split)).toEqual(problem));

  test('adds up whenever it may be credited, whatever was done to it', () => {
    const id = fc.constantFrom('jo', 'al', 'bo', 'cy');
    const step = fc.oneof(
      id.map((one) => (split: Split) => withPlayer(split, person(one))),
      id.map((one) => (split: Split) => withoutPlayer(split, one)),
      fc.tuple(id, fc.option(fc.nat(1200))).map(
        ([one, pence]) =>
          (split: Split) =>
            withAmount(split, one, pence),
      ),
      fc.constant(evenly),
      fc.option(id).map((edited) => (split: Split) => {
        const taker = takerOf(split, edited);
        if (!taker) return split;
        const full = withAmount(split, taker.id, (taker.pence ?? 0) + leftOf(split));
        expect(leftOf(full)).toBe(0);
        return full;
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.array(step, { maxLength: 20 }), (total, steps) => {
        const split = steps.reduce((now, next) => next(now), among(total));
        expect(new Set(split.parts.map(({ id }) => id)).size).toBe(split.parts.length);
        if (problemOf(split) !== null) return;
        expect(amounts(split).reduce<number>((sum, pence) => sum + (pence ?? 0), 0)).toBe(total);
        expect(amounts(split).every((pence) => pence !== null && pence > 0)).toBe(true);
      }),
      { seed: seed() },
    );
  });
});
