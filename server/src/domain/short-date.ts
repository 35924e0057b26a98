/**
 * Tells a day of the club's calendar, as in "Thu 26 Nov" for `2026-11-26`. A formatter made beforehand would hold 7 MB
 * of calendars from the start on, for a sentence now and then.
 */
export const shortDate = (date: string): string =>
  new Date(`${date}T00:00:00Z`)
    .toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
    .replace(',', '');
