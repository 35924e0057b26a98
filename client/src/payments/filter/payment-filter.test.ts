import { describe, expect, test } from 'vitest';
import {
  NO_FILTER as none,
  paramsOf,
  filterIn,
  isSameFilter,
  isWrongWay,
  queryOf,
} from './payment-filter.ts';

describe('the filter in the address, it', () => {
  test('reads back what it wrote', () => {
    const filter = {
      status: 'matched',
      player: 'p/1?x',
      q: 'bell',
      from: '2026-10-01',
      to: '2026-10-31',
    } as const;
    expect(filterIn(queryOf(filter))).toEqual(filter);
    expect(paramsOf(filter)).toEqual({
      status: 'matched',
      player_id: 'p/1?x',
      q: 'bell',
      from: '2026-10-01',
      to: '2026-10-31',
    });
  });

  test.each([
    [{}],
    [{ show: 'all' }],
    [{ status: 'lost' }],
    [{ from: 'yesterday', to: '2026-13-45' }],
    [{ status: ['matched', 'ignored'], player: null }],
  ])('takes %j for no filter', (query) => {
    expect(filterIn(query)).toEqual(none);
    expect(paramsOf(filterIn(query))).toEqual({});
    expect(queryOf(none)).toEqual({});
  });

  test('knows a filter that shows the same', () => {
    expect(isSameFilter(none, { ...none })).toBe(true);
    expect(isSameFilter(none, { ...none, from: '2026-10-01' })).toBe(false);
  });

  test('is the wrong way round when it ends before it begins', () => {
    const days = (from: string, to: string) => isWrongWay({ ...none, from, to });
    expect(days('2026-11-02', '2026-11-01')).toBe(true);
    expect(days('2026-11-02', '2026-11-02')).toBe(false);
    expect([days('2026-11-02', ''), days('', '2026-11-01'), days('', '')]).toEqual([false, false, false]);
  });
});
