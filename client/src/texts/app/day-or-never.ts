import { dayOf, formatDay } from './format-time.ts';
import { playerTexts } from '../players/players.ts';

/** The day of an instant as people say it: "18 Nov"; "never" without one. */
export function dayOrNever(instant: string | null): string {
  return instant === null ? playerTexts.never : formatDay(dayOf(new Date(instant)));
}
