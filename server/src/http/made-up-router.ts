import type { RequestHandler, Router } from 'express';
import { AppError } from '../errors.ts';
import type { MadeUpSeason, SeasonClub } from '../made-up-season/made-up-season.ts';
import { StoreError } from '../store/store.ts';

/** Leads to the calls on the club of the made-up season while there is one. 404 `no_made_up_season` otherwise. */
export function createMadeUpRouter(
  season: Pick<MadeUpSeason, 'club'>,
  routerOf: (club: SeasonClub) => Router,
): RequestHandler {
  const routers = new WeakMap<SeasonClub, Router>();

  return async (request, response, next) => {
    const club = await season.club().catch(withoutHarm);
    if (club === null) throw new AppError('no_made_up_season', 'The made-up season has been cleared away.');
    const router = routers.get(club) ?? routerOf(club);
    routers.set(club, router);
    router(request, response, (error?: unknown) => (error === undefined ? next() : next(harmless(error))));
  };
}

/** A season may be taken away in the middle of a request. Its store is then no reason to stop the server. */
function harmless(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error;
  return new AppError(
    'unavailable',
    'The made-up season can’t be reached just now. Please try again in a moment.',
  );
}

function withoutHarm(error: unknown): never {
  throw harmless(error);
}
