import { dayOf, formatDay } from '../app/time/format-time.ts';
import { playerTexts } from './texts.ts';

/** The day of an instant as people say it: "18 Nov"; "never" without one. */
export function dayOrNever(instant: string | null): string {
  return instant === null ? playerTexts.never : formatDay(dayOf(new Date(instant)));
}
