import { describe, expect, test } from 'vitest';
import { addDays, nextSuchDay } from './days.ts';

describe('a calendar day, it', () => {
  test('is counted on over months, years and the change of clocks', () => {
    expect(addDays('2026-10-24', 1)).toBe('2026-10-25');
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  test('comes again a week later, or as soon as it is not over', () => {
    expect(nextSuchDay('2026-11-18', '2026-11-21')).toBe('2026-11-25');
    expect(nextSuchDay('2026-11-25', '2026-11-21')).toBe('2026-12-02');
    expect(nextSuchDay('2026-06-03', '2026-11-21')).toBe('2026-11-25');
  });
});
