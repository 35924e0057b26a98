import { describe, expect, it } from 'vitest';
import { firstDaySince, rangeOfNext, rangeSince } from './catch-up-range.ts';

const bounds = {
  now: '2026-11-20T12:00:00.000Z',
  oldest: '2026-08-23T12:00:00.000Z',
  timeZone: 'Europe/London',
};
const next = (start_date: string | null, last_caught_up_at: string | null) =>
  rangeOfNext({ start_date, last_caught_up_at }, bounds);

describe('from when on a catch-up reads', () => {
  it.each([
    ['the first day, on the club’s clock', '2026-10-01', null, '2026-09-30T23:00:00.000Z'],
    ['three days before the last one', '2026-10-01', '2026-11-19T12:00:00.000Z', '2026-11-16T12:00:00.000Z'],
    ['the first day if that is later', '2026-11-18', '2026-11-19T12:00:00.000Z', '2026-11-18T00:00:00.000Z'],
    ['today without a first day', null, null, '2026-11-20T00:00:00.000Z'],
    [
      'now, where a wrong clock left a time to come',
      '2026-10-01',
      '2030-01-01T00:00:00.000Z',
      '2026-11-17T12:00:00.000Z',
    ],
  ])('is %s', (_what, start, last, from) => {
    expect(next(start, last)).toEqual({ from, isClamped: false });
  });

  it('is no longer ago than the bank shows', () => {
    const clamped = { from: bounds.oldest, isClamped: true };
    expect(next('2026-01-01', null)).toEqual(clamped);
    expect(next('2026-01-01', '2026-08-25T12:00:00.000Z')).toEqual(clamped);
    expect(rangeSince('2026-08-23', bounds)).toEqual(clamped);
    expect(rangeSince('2026-08-24', bounds)).toEqual({ from: '2026-08-23T23:00:00.000Z', isClamped: false });
  });

  it('moves the first day back only, and no further than the bank shows', () => {
    expect(firstDaySince('2026-11-01', '2026-11-18', bounds)).toBe('2026-11-01');
    expect(firstDaySince('2026-11-19', '2026-11-18', bounds)).toBe('2026-11-18');
    expect(firstDaySince('2025-01-01', '2026-11-18', bounds)).toBe('2026-08-23');
    expect(firstDaySince('2025-01-01', '2026-05-01', bounds)).toBe('2026-05-01');
    expect(firstDaySince('2026-11-01', null, bounds)).toBe('2026-11-01');
  });
});
