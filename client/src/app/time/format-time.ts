import { computed, ref } from 'vue';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];
const clubZone = ref('Europe/London');

/** Sets the club's time zone, an IANA name. Times that are on show follow. */
export function setClubZone(zone: string): void {
  clubZone.value = zone;
}

/** An instant as people say it: "Today 09:14", "Yesterday 18:52", "Wed 18 Nov, 18:30". */
export function formatInstant(instant: string, now = new Date()): string {
  const date = new Date(instant);
  const day = dayOf(date);
  const clock = formatClock(date);
  if (day === dayOf(now)) return `Today ${clock}`;
  if (daysBetween(day, dayOf(now)) === 1) return `Yesterday ${clock}`;
  return formatKickOff(day, clock, now);
}

/** A calendar day as people say it: "18 Nov", with the year only when it is another one. */
export function formatDay(day: string, now = new Date()): string {
  const [year = '', month, date] = day.slice(0, 10).split('-');
  const shown = `${Number(date)} ${MONTHS[Number(month) - 1]}`;
  return year === dayOf(now).slice(0, 4) ? shown : `${shown} ${year}`;
}

/** A day that has come: "Today", "Yesterday", "Wed 25 Nov". */
export function formatNearDay(day: string, now = new Date()): string {
  const gone = daysBetween(day, dayOf(now));
  if (gone === 0) return 'Today';
  return gone === 1 ? 'Yesterday' : formatWeekday(day, now);
}

/** A calendar day with its day of the week: "Wed 25 Nov". */
export function formatWeekday(day: string, now = new Date()): string {
  return `${WEEKDAYS[new Date(day).getUTCDay()]} ${formatDay(day, now)}`;
}

/** A kick-off on the club's clock: "Wed 25 Nov, 18:30". */
export function formatKickOff(day: string, clock: string, now = new Date()): string {
  return `${formatWeekday(day, now)}, ${clock}`;
}

/** The club's calendar day of an instant, `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  return clubTime.value(date).slice(0, 10);
}

/** Says how far a day is from now, such as "today", "tomorrow", "in 4 days". */
export function formatDistance(day: string, now = new Date()): string {
  const days = -daysBetween(day, dayOf(now));
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 1 ? `in ${days} days` : `${-days} days ago`;
}

/** Says how long ago an instant was, such as "just now", "2 minutes ago", "3 hours ago", "5 days ago". */
export function formatAgo(instant: string, now = new Date()): string {
  const gone = Math.max(0, now.getTime() - Date.parse(instant));
  if (gone < MINUTE) return 'just now';
  if (gone < HOUR) return ago(Math.floor(gone / MINUTE), 'minute');
  if (gone < DAY) return ago(Math.floor(gone / HOUR), 'hour');
  return ago(Math.floor(gone / DAY), 'day');
}

/** The time of an instant on the club's clock: "18:32". */
export function formatClock(instant: Date): string {
  return clubTime.value(instant).slice(11, 16);
}

function ago(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / DAY);
}

// Gives "2026-11-25T18:30…" or "2026-11-25 18:30". To create a formatter takes a phone longer than to draw a page, so
// Temporal does it where the browser has that, and elsewhere all times share one formatter.
const clubTime = computed((): ((instant: Date) => string) => {
  const timeZone = clubZone.value;
  if ('Temporal' in globalThis)
    return (instant) =>
      Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toString();
  const formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (instant) => formatter.format(instant);
});
