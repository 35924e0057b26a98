import { dayOf, formatDay } from '../app/time/format-time.ts';
import { playerTexts } from './texts.ts';

/** The day of an instant as people say it, such as "18 Nov". Without an instant it is "never". */
export function dayOrNever(instant: string | null): string {
  return instant === null ? playerTexts.never : formatDay(dayOf(new Date(instant)));
}
