import { dayOf, formatDay } from '../app/time/format-time.ts';

/** The day of an instant as people say it, such as "18 Nov", or what to say where there is none. */
export function dayOr(never: string, instant: string | null): string {
  return instant === null ? never : formatDay(dayOf(new Date(instant)));
}
