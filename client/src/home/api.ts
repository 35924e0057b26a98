import type { MadeUpSeason } from '@paidup/shared/made-up-season';
import { request } from '../app/api/client.ts';

/** Playing a made-up season takes a moment where the database is far away. */
const PATIENCE = 60_000;

/** Gets whether there is a season to look around in. */
export const getMadeUpSeason = () => request<MadeUpSeason>({ url: '/made_up_season' });

/** Fills an empty club with a season to look around in, beside its own records. */
export const makeMadeUpSeason = () =>
  request<undefined>({ method: 'put', url: '/made_up_season', timeout: PATIENCE });

/** Takes that season away. */
export const clearMadeUpSeason = () => request<undefined>({ method: 'delete', url: '/made_up_season' });
