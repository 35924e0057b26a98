import { Temporal } from 'temporal-polyfill';

const WEEKS = 52;

/** Returns the last 52 Sundays before the week of `today`, oldest first. */
export function weekEnds(today: string): string[] {
  const day = Temporal.PlainDate.from(today);
  const lastSunday = day.subtract({ days: day.dayOfWeek });
  return Array.from({ length: WEEKS }, (_, index) =>
    lastSunday.subtract({ weeks: WEEKS - 1 - index }).toString(),
  );
}

/** The credits and pitch costs, in pence, of a time that ends with the day `at`. */
type Stretch = { at: string; credited: number; costs: readonly number[] };

/** Returns the organiser's position, in pence, after the last stretch and after each in which something happened. */
export function seasonPoints(stretches: readonly Stretch[]): { at: string; position: number }[] {
  let position = 0;
  return stretches.flatMap(({ at, credited, costs }, index) => {
    position += costs.reduce((left, cost) => left - cost, credited);
    const isShown = credited !== 0 || costs.length > 0 || index === stretches.length - 1;
    return isShown ? [{ at, position }] : [];
  });
}
