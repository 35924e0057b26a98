import { describe, expect, it, test, vi } from 'vitest';
import { clubDay, dayInWords, endOfDay, kickOffAt, shortDate, startOfDay, weeksLater } from './calendar.ts';

const LONDON = 'Europe/London';

describe('a kick-off on the club’s clock', () => {
  test.each([
    ['2026-11-25', '18:30', '2026-11-25T18:30:00.000Z'],
    ['2026-07-01', '18:30', '2026-07-01T17:30:00.000Z'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
    ['2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
  ])('%s %s is %s', (date, time, expected) => {
    expect(kickOffAt(date, time, LONDON)).toBe(expected);
  });

  test.each([
    ['2026-03-29', '01:00'],
    ['2026-03-29', '01:30'],
    ['2026-03-29', '01:59'],
  ])('%s %s is in the hour that the clocks skip', (date, time) => {
    expect(kickOffAt(date, time, LONDON)).toBeNull();
  });

  it('says days in words', () => {
    expect(dayInWords('2027-03-28')).toBe('28 March 2027');
    expect(dayInWords('2026-11-05')).toBe('5 November 2026');
    expect(shortDate('2026-11-26')).toBe('Thu 26 Nov');
  });

  it('keeps to four digits of year', () => {
    expect(kickOffAt('9999-12-31', '23:30', 'America/New_York')).toBeNull();
    expect(endOfDay('9999-12-31', LONDON)).toBe('9999-12-31T23:59:59.999Z');
    expect(startOfDay('0000-01-01', 'Asia/Tokyo')).toBe('0000-01-01T00:00:00.000Z');
    expect(kickOffAt(weeksLater('9999-12-31', 1), '18:30', LONDON)).toBeNull();
  });

  it('knows the club’s days, whatever the machine’s zone', () => {
    expect(startOfDay('2026-07-01', LONDON)).toBe('2026-06-30T23:00:00.000Z');
    expect(endOfDay('2026-07-01', LONDON)).toBe('2026-07-01T23:00:00.000Z');
    expect(clubDay('2026-06-30T23:30:00.000Z', LONDON)).toBe('2026-07-01');
    expect(clubDay('2026-06-30T23:30:00.000Z', 'America/New_York')).toBe('2026-06-30');
  });

  it('stays on the day of the week over the change of clocks', () => {
    expect(weeksLater('2026-10-21', 1)).toBe('2026-10-28');
    expect(kickOffAt('2026-10-21', '18:30', LONDON)).toBe('2026-10-21T17:30:00.000Z');
    expect(kickOffAt('2026-10-28', '18:30', LONDON)).toBe('2026-10-28T18:30:00.000Z');
  });
});

describe('a start of the server', () => {
  it('makes no formatter, since the first holds 7 MB', async () => {
    const formatter = vi.spyOn(Intl, 'DateTimeFormat');
    vi.resetModules();
    const fresh = await import('./calendar.ts');
    expect(formatter).not.toHaveBeenCalled();
    expect(fresh.shortDate).not.toBe(shortDate);
    formatter.mockRestore();
  });
});
