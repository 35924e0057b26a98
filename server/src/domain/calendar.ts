import { Temporal } from 'temporal-polyfill';

/**
 * Returns the UTC instant of a local time in the club's zone. Of an hour that comes twice it takes the first. Returns
 * `null` for a time in the hour that the clocks skip, and beyond the year 9999.
 */
export function kickOffAt(date: string, time: string, timeZone: string): string | null {
  const wallClock = Temporal.PlainDateTime.from(`${date}T${time}`);
  const zoned = wallClock.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const isThere = zoned.toPlainDateTime().equals(wallClock) && isStorable(zoned.epochMilliseconds);
  return isThere ? toInstant(zoned) : null;
}

/** Returns the UTC instant at which a day begins in the club's zone. */
export const startOfDay = (date: string, timeZone: string): string =>
  toInstant(Temporal.PlainDate.from(date).toZonedDateTime(timeZone));

/** Returns the UTC instant at which a day has ended in the club's zone. */
export const endOfDay = (date: string, timeZone: string): string =>
  toInstant(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone));

/** Returns the calendar day of an instant in the club's zone. */
export const clubDay = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Returns the same day of the week, `weeks` later. */
export const weeksLater = (date: string, weeks: number): string =>
  Temporal.PlainDate.from(date).add({ weeks }).toString();

/** Returns a day in words, such as "28 March 2027". */
export const dayInWords = (date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/**
 * Returns a day in short, such as "Thu 26 Nov". A formatter made beforehand would hold 7 MB of calendars from the start
 * on, for a sentence now and then.
 */
export const shortDate = (date: string): string =>
  new Date(`${date}T00:00:00Z`)
    .toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
    .replace(',', '');

/** Returns the instant `milliseconds` after another one, or before it if they are negative. */
export const instantAfter = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

// Instants are compared as text, so they must keep to four digits of year.
const FIRST = Date.parse('0000-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

const isStorable = (milliseconds: number) => milliseconds >= FIRST && milliseconds <= LAST;

const toInstant = ({ epochMilliseconds }: Temporal.ZonedDateTime) =>
  new Date(Math.min(LAST, Math.max(FIRST, epochMilliseconds))).toISOString();
