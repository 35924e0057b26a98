import { z } from 'zod';

/** A day on the club's calendar, `YYYY-MM-DD`. */
export const clubDate = z.iso.date('must be a date like 2026-11-25').meta({ example: '2026-11-25' });

/** A time on the club's clock, `HH:MM`. */
export const clubTime = z
  .string()
  .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'must be a time like 18:30')
  .meta({ example: '18:30' });

/** An instant in our format, which is RFC 3339 in UTC with milliseconds. */
export const instant = z.iso.datetime().meta({ example: '2026-11-25T18:30:00.000Z' });

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * Converts an RFC 3339 instant with `Z` or an offset, of any precision, to UTC with milliseconds. It takes leap seconds.
 * Returns `null` for any other text, and for instants outside the years 0000 to 9999.
 */
export function parseInstant(text: string): string | null {
  const match = RFC_3339.exec(text);
  if (!match) return null;
  const part = (index: number) => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (hour > 23 || minute > 59 || second > 60 || part(9) > 23 || part(10) > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const offset = (part(9) * 60 + part(10)) * (match[8] === '-' ? -1 : 1);
  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  date.setUTCHours(hour, minute - offset, second, milliseconds);
  return date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999 ? date.toISOString() : null;
}
