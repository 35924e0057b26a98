import { Temporal } from 'temporal-polyfill';

/**
 * The UTC instant of a wall-clock time in the club's zone. In the hour that comes twice it is the first; `null`
 * in the hour that the clocks skip, since there is no such time, and beyond the year 9999.
 */
export function kickOffAt(date: string, time: string, timeZone: string): string | null {
  const wallClock = Temporal.PlainDateTime.from(`${date}T${time}`);
  const zoned = wallClock.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const isThere = zoned.toPlainDateTime().equals(wallClock) && isStorable(zoned.epochMilliseconds);
  return isThere ? toInstant(zoned) : null;
}

/** The UTC instant at which a day of the club begins. */
export const startOfDay = (date: string, timeZone: string): string =>
  toInstant(Temporal.PlainDate.from(date).toZonedDateTime(timeZone));

/** The UTC instant at which a day of the club has ended. */
export const endOfDay = (date: string, timeZone: string): string =>
  toInstant(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone));

/** The club's calendar day at an instant. */
export const clubDay = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The same day of the week, `weeks` later on the calendar. */
export const weeksLater = (date: string, weeks: number): string =>
  Temporal.PlainDate.from(date).add({ weeks }).toString();

/** A day as people say it: "28 March 2027". */
export const dayInWords = (date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

// Instants are compared as text, so they must keep to four digits of year.
const FIRST = Date.parse('0000-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

const isStorable = (milliseconds: number) => milliseconds >= FIRST && milliseconds <= LAST;

const toInstant = ({ epochMilliseconds }: Temporal.ZonedDateTime) =>
  new Date(Math.min(LAST, Math.max(FIRST, epochMilliseconds))).toISOString();
