import { clubDay, instantAfter, startOfDay } from './calendar.ts';
import type { BankConnectionRecord } from './records.ts';

/** From which instant on a catch-up reads. `isClamped` means that the bank does not show all that was wanted. */
export type CatchUpRange = { from: string; isClamped: boolean };

/** When a catch-up begins, and since when the bank shows transactions. */
export type CatchUpBounds = { now: string; oldest: string; timeZone: string };

/**
 * Payments may reach the list of the bank later than their time says, so three days are read again. A time to come is the
 * work of a clock that was wrong.
 */
const OVERLAP = 3 * 86_400_000;

/** Goes back to the last complete catch-up and a little more, or to the first day whose payments count. */
export function rangeOfNext(
  { start_date, last_caught_up_at: last }: Pick<BankConnectionRecord, 'start_date' | 'last_caught_up_at'>,
  bounds: CatchUpBounds,
): CatchUpRange {
  const { now, timeZone } = bounds;
  const start = startOfDay(start_date ?? clubDay(now, timeZone), timeZone);
  if (last === null) return clamped(start, bounds);
  const overlapping = instantAfter(last < now ? last : now, -OVERLAP);
  return clamped(start < overlapping ? overlapping : start, bounds);
}

/** Goes back to the beginning of a day. */
export const rangeSince = (day: string, bounds: CatchUpBounds): CatchUpRange =>
  clamped(startOfDay(day, bounds.timeZone), bounds);

/** Returns the first day that counts if payments since `day` are wanted, as far as the bank shows it. */
export function firstDaySince(day: string, start: string | null, bounds: CatchUpBounds): string {
  const readable = clubDay(bounds.oldest, bounds.timeZone);
  const wanted = day < readable ? readable : day;
  return start === null || wanted < start ? wanted : start;
}

const clamped = (from: string, { oldest }: CatchUpBounds): CatchUpRange =>
  from < oldest ? { from: oldest, isClamped: true } : { from, isClamped: false };
