import type { Season } from '@paidup/shared/summary';
import { clubDay, endOfDay } from '../domain/calendar.ts';
import { seasonPoints, weekEnds } from '../domain/season.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Shows how the organiser's position went over the last year. */
export const createSeasonService = ({ store, clock, timeZone }: ServiceDependencies) => ({
  /** Returns a point for each week in which something happened, and for today, with the summary's `position`. */
  async get(): Promise<Season> {
    const now = clock();
    const today = clubDay(now, timeZone);
    const weeks = weekEnds(today);
    const ends = weeks.map((day) => endOfDay(day, timeZone));
    const windows = [...weeks, today].map((at, index) => ({
      at,
      from: ends[index - 1] ?? null,
      // The last window has no end, since money with a future date has been collected too.
      before: ends[index] ?? null,
    }));
    const [played, ...credits] = await Promise.all([
      store.fixtures.pitchCosts(now),
      ...windows.map((window) => store.payments.credited(window)),
    ]);
    const points = seasonPoints(
      windows.map(({ at, from, before }, index) => ({
        at,
        credited: credits[index] ?? 0,
        costs: played.filter(isWithin(from, before)).map(({ cost }) => cost),
      })),
    );
    return { points };
  },
});

const isWithin =
  (from: string | null, before: string | null) =>
  ({ kick_off_at }: { kick_off_at: string }) =>
    (from === null || kick_off_at >= from) && (before === null || kick_off_at < before);
