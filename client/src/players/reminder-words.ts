import type { Player } from '@paidup/shared/player';
import { dayOf, formatDistance, formatWeekday } from '../app/time/format-time.ts';
import { reminderTexts } from './reminder-texts.ts';

/** Says "promised Friday" or "reminded 2 days ago", whichever is later. It is empty if nothing is noted. */
export function reminderWords(
  { reminded_at, promised_on }: Pick<Player, 'reminded_at' | 'promised_on'>,
  now: Date,
): string {
  const remindedOn = reminded_at === null ? '' : dayOf(new Date(reminded_at));
  if (promised_on !== null && promised_on >= remindedOn)
    return reminderTexts.promised(dayWords(promised_on, now));
  return remindedOn === '' ? '' : reminderTexts.reminded(formatDistance(remindedOn, now));
}

function dayWords(day: string, now: Date): string {
  const distance = formatDistance(day, now);
  if (['today', 'tomorrow'].includes(distance)) return distance;
  const isThisWeek = /^in [2-6] days$/.test(distance);
  return isThisWeek ? (WEEKDAYS[new Date(day).getUTCDay()] ?? day) : formatWeekday(day, now);
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
