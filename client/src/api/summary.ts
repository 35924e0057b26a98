import type { Summary } from '@paidup/shared/summary';
import { request } from './client.ts';

/** Where the club stands: who owes, what came in, what needs the organiser, what is next. */
export function getSummary() {
  return request<Summary>({ url: '/summary' });
}
