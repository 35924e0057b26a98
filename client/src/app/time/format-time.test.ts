import { afterEach, describe, expect, test } from 'vitest';
import { computed } from 'vue';
import {
  dayOf,
  formatAgo,
  formatDay,
  formatDistance,
  formatInstant,
  formatKickOff,
  setClubZone,
} from './format-time.ts';

const now = new Date('2026-11-21T10:00:00Z');

describe('times as people say them, it', () => {
  test.each([
    ['2026-11-21T09:14:00Z', 'Today 09:14'],
    ['2026-11-21T00:00:00Z', 'Today 00:00'],
    ['2026-11-20T23:59:59Z', 'Yesterday 23:59'],
    ['2026-11-18T18:30:00Z', 'Wed 18 Nov, 18:30'],
    ['2026-07-01T17:30:00Z', 'Wed 1 Jul, 18:30'],
    ['2025-12-31T12:00:00Z', 'Wed 31 Dec 2025, 12:00'],
  ])('says %s as %s on the club’s clock', (instant, said) => {
    expect(formatInstant(instant, now)).toBe(said);
  });

  test('keeps the club’s day when summer time makes it another one in UTC', () => {
    expect(dayOf(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
    expect(formatInstant('2026-06-30T23:30:00Z', new Date('2026-07-01T10:00:00Z'))).toBe('Today 00:30');
  });

  test('says days and kick-offs, the year only when it is another one', () => {
    expect(formatDay('2026-10-14', now)).toBe('14 Oct');
    expect(formatDay('2027-01-06', now)).toBe('6 Jan 2027');
    expect(formatKickOff('2026-11-25', '18:30', now)).toBe('Wed 25 Nov, 18:30');
  });

  test.each([
    ['2026-11-21', 'today'],
    ['2026-11-22', 'tomorrow'],
    ['2026-11-25', 'in 4 days'],
    ['2026-11-20', 'yesterday'],
    ['2026-11-18', '3 days ago'],
  ])('says how far %s is: %s', (day, said) => {
    expect(formatDistance(day, now)).toBe(said);
  });

  test.each([
    ['2026-11-21T09:59:30Z', 'just now'],
    ['2026-11-21T09:58:30Z', '1 minute ago'],
    ['2026-11-21T07:00:00Z', '3 hours ago'],
    ['2026-11-20T09:00:00Z', '1 day ago'],
    ['2026-11-22T10:00:00Z', 'just now'],
  ])('says how long ago %s was: %s', (instant, said) => {
    expect(formatAgo(instant, now)).toBe(said);
  });
});

describe('the club’s clock, it', () => {
  afterEach(() => setClubZone('Europe/London'));

  test('is the one of the settings wherever the viewer is, and what is on show follows', () => {
    const shown = computed(() => [formatInstant('2026-11-21T09:14:00Z', now), dayOf(now)]);
    expect(shown.value).toEqual(['Today 09:14', '2026-11-21']);
    setClubZone('Pacific/Auckland');
    expect(shown.value).toEqual(['Today 22:14', '2026-11-21']);
    setClubZone('Pacific/Kiritimati');
    expect(shown.value).toEqual(['Yesterday 23:14', '2026-11-22']);
  });
});
