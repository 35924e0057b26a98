/** The calendar day so many days after another, `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same weekday as `day` in the weeks after it, from `earliest` on. */
export function nextSuchDay(day: string, earliest: string): string {
  let next = addDays(day, 7);
  while (next < earliest) next = addDays(next, 7);
  return next;
}
