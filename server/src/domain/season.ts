import { Temporal } from 'temporal-polyfill';

const WEEKS = 52;

/** The last days of the 52 weeks before the one of `today`, oldest first: Sundays. */
export function weekEnds(today: string): string[] {
  const day = Temporal.PlainDate.from(today);
  const lastSunday = day.subtract({ days: day.dayOfWeek });
  return Array.from({ length: WEEKS }, (_, index) =>
    lastSunday.subtract({ weeks: WEEKS - 1 - index }).toString(),
  );
}

/** What came in and what was played within the time that ends with the day `at`. */
export type Stretch = { at: string; credited: number; costs: readonly number[] };

/** How the organiser stood, in pence, after each stretch in which something happened, and after the last one. */
export function seasonPoints(stretches: readonly Stretch[]): { at: string; position: number }[] {
  let position = 0;
  return stretches.flatMap(({ at, credited, costs }, index) => {
    position += costs.reduce((left, cost) => left - cost, credited);
    const isTold = credited !== 0 || costs.length > 0 || index === stretches.length - 1;
    return isTold ? [{ at, position }] : [];
  });
}
