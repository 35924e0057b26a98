const CLUB_ZONE = 'Europe/London';
const DAY = 86_400_000;

/** An instant as people say it: "Today 09:14", "Yesterday 18:52", "Wed 18 Nov, 18:30"; the year only when another. */
export function formatInstant(instant: string, now = new Date()): string {
  const date = new Date(instant);
  const day = dayOf(date);
  const clock = part(date, { hour: '2-digit', minute: '2-digit', hour12: false });
  if (day === dayOf(now)) return `Today ${clock}`;
  if (daysBetween(day, dayOf(now)) === 1) return `Yesterday ${clock}`;
  return formatKickOff(day, clock, now);
}

/** A calendar day as people say it: "18 Nov", with the year only when it is another one. */
export function formatDay(day: string, now = new Date()): string {
  const noon = new Date(`${day.slice(0, 10)}T12:00:00Z`);
  const shown = `${part(noon, { day: 'numeric' })} ${part(noon, { month: 'short' })}`;
  const year = day.slice(0, 4);
  return year === dayOf(now).slice(0, 4) ? shown : `${shown} ${year}`;
}

/** A kick-off on the club's clock: "Wed 25 Nov, 18:30". */
export function formatKickOff(day: string, clock: string, now = new Date()): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return `${part(noon, { weekday: 'short' })} ${formatDay(day, now)}, ${clock}`;
}

/** The club's calendar day of an instant, `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: CLUB_ZONE }).format(date);
}

/** How far a day is from now: "today", "tomorrow", "in 4 days". */
export function formatDistance(day: string, now = new Date()): string {
  const days = -daysBetween(day, dayOf(now));
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 1 ? `in ${days} days` : `${-days} days ago`;
}

function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / DAY);
}

function part(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: CLUB_ZONE, ...options }).format(date);
}
