import type { MadeUpSeason } from '@paidup/shared/made-up-season';
import type { Season, Summary } from '@paidup/shared/summary';
import { request } from '../app/api/client.ts';

/** Playing a made-up season takes a moment where the database is far away. */
const PATIENCE = 60_000;

/** Gets the club's position, its debtors, the payments that need the organiser, and the next game. */
export function getSummary() {
  return request<Summary>({ url: '/summary' });
}

/** Gets whether there is a season to look around in. */
export const getMadeUpSeason = () => request<MadeUpSeason>({ url: '/made_up_season' });

/** Fills an empty club with a season to look around in, beside its own records. */
export const makeMadeUpSeason = () =>
  request<undefined>({ method: 'put', url: '/made_up_season', timeout: PATIENCE });

/** Takes that season away. */
export const clearMadeUpSeason = () => request<undefined>({ method: 'delete', url: '/made_up_season' });

/** Gets the organiser's position week by week through the last year. The last point is today. */
export function getSeason() {
  return request<Season>({ url: '/summary/season' });
}
