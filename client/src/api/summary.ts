import type { Page } from '@paidup/shared/list';
import type { FixtureSums, Summary } from '@paidup/shared/summary';
import { request } from './client.ts';

/** Where the club stands: who owes, what came in, what needs the organiser, what is next. */
export function getSummary() {
  return request<Summary>({ url: '/summary' });
}

/** What each fixture cost, charged and brought in, page by page. */
export function listFixtureSums(cursor: string | null) {
  return request<Page<FixtureSums>>({ url: '/summary/fixtures', params: cursor === null ? {} : { cursor } });
}
