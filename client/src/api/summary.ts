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

/** The organiser's position through the season, the first day first. */
export function getSeason() {
  return request<{ points: SeasonPoint[] }>({ url: '/summary/season' });
}

/** What each player owes for, and when they last paid and came, page by page. */
export function listPlayerSums(cursor: string | null, signal?: AbortSignal) {
  const params = { limit: 200, ...(cursor === null ? {} : { cursor }) };
  return request<Page<PlayerSums>>({ url: '/summary/players', params, ...(signal ? { signal } : {}) });
}

type SeasonPoint = { date: string; position: number };
type PlayerSums = {
  player_id: string;
  games_owed: number;
  last_paid_at: string | null;
  last_came_at: string | null;
};
