import type { Page } from '@paidup/shared/list';
import type { FixtureSums, PlayerStanding, Season, Summary } from '@paidup/shared/summary';
import { request } from '../app/api/client.ts';

/** Where the club stands: who owes, what came in, what needs the organiser, what is next. */
export function getSummary() {
  return request<Summary>({ url: '/summary' });
}

/** What each fixture cost, charged and brought in, page by page. */
export function listFixtureSums(cursor: string | null) {
  return request<Page<FixtureSums>>({ url: '/summary/fixtures', params: cursor === null ? {} : { cursor } });
}

/** The organiser's position through the last year, week by week; the last point is today. */
export function getSeason() {
  return request<Season>({ url: '/summary/season' });
}

/** For how many games each player owes, and when they last paid and came; archived ones too. */
export function listPlayerStandings(signal?: AbortSignal) {
  return request<{ items: PlayerStanding[] }>({ url: '/summary/players', ...(signal ? { signal } : {}) });
}
