import { instantAfter } from './calendar.ts';
import type { SessionRecord } from './records.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A one-time link works for a day. */
export const linkExpiry = (now: string): string => instantAfter(now, DAY);

/** A session ends after 7 days without a request, and 30 days after its log-in. These are the bounds of a live one. */
export const sessionBounds = (now: string): { seen: string; created: string } => ({
  seen: instantAfter(now, -7 * DAY),
  created: instantAfter(now, -30 * DAY),
});

/** Whether a session still holds. */
export function isLiveAt({ last_seen_at, created_at }: SessionRecord, now: string): boolean {
  const { seen, created } = sessionBounds(now);
  return last_seen_at >= seen && created_at >= created;
}

/** Whether the last sight is so old that it is worth a write. */
export const isSightOld = (last: string | null, now: string): boolean =>
  last === null || last <= instantAfter(now, -MINUTE);

/** A webhook's secret works for 7 days after it was changed, unless the new one is used before. */
export const isSecretOld = (changedAt: string, now: string): boolean =>
  changedAt <= instantAfter(now, -7 * DAY);

/** Wrong passwords count for 15 minutes. */
export const attemptsEnd = (now: string): string => instantAfter(now, 15 * MINUTE);
