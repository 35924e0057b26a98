/** An instant as the bank writes it, UTC, with the fraction's last zeros cut. */
export const bankTime = (instant: number): string =>
  new Date(instant)
    .toISOString()
    .replace(/\.(\d*?)0*Z$/, (_, digits: string) => (digits ? `.${digits}Z` : 'Z'));

/** Reads RFC 3339, or returns `null`. */
export function readTime(text: string): number | null {
  const isTime = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(text);
  const instant = isTime ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

/** Seven in the morning UTC of the next working day, six while London has summer time. Bank holidays are not known. */
export function nextWorkingMorning(instant: number): number {
  const day = new Date(instant);
  day.setUTCHours(0, 0, 0, 0);
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() % 6 === 0);
  return day.setUTCHours(londonHour(day.getTime()) === 1 ? 6 : 7);
}

/** The start of the bank's day, four in the morning in London. */
export function startOfBankDay(instant: number): number {
  const hour = 3_600_000;
  const sinceFour = (londonHour(instant) + 20) % 24;
  return Math.floor(instant / hour) * hour - sinceFour * hour;
}

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
});
const londonHour = (instant: number): number => Number(london.format(instant));
