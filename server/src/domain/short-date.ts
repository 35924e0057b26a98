/** Tells a day of the club's calendar, as in "Thu 26 Nov" for `2026-11-26`. */
export const shortDate = (date: string): string => DAY.format(new Date(`${date}T00:00:00Z`)).replace(',', '');

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
