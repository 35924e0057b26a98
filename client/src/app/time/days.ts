/** The day that is `days` days after `day`, both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The next day with the same weekday as `day` that is not before `earliest`. */
export function nextSuchDay(day: string, earliest: string): string {
  let next = addDays(day, 7);
  while (next < earliest) next = addDays(next, 7);
  return next;
}

/** Counts the whole weeks from one day to another, both `YYYY-MM-DD`. They are negative if it is an earlier one. */
export function weeksBetween(day: string, other: string): number {
  return Math.floor((Date.parse(other) - Date.parse(day)) / (7 * 24 * 60 * 60_000));
}
