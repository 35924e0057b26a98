import type { Season, Summary } from '@paidup/shared/summary';
import { request } from '../app/api/client.ts';

/** Where the club stands: who owes, what came in, what needs the organiser, what is next. */
export function getSummary() {
  return request<Summary>({ url: '/summary' });
}

/** The organiser's position through the last year, week by week; the last point is today. */
export function getSeason() {
  return request<Season>({ url: '/summary/season' });
}
