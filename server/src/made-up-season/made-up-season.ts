import { AppError } from '../errors.ts';
import { createAlone } from '../services/alone.ts';
import type { Surroundings } from '../services/dependencies.ts';
import { createServices, type Services } from '../services/services.ts';
import type { SeasonPlace } from '../store/season-place.ts';
import type { Store } from '../store/store.ts';
import { createMadeUpClub } from './club.ts';
import { playSeason } from './play-season.ts';

type Dependencies = Pick<Surroundings, 'store' | 'clock' | 'newId' | 'timeZone'> & {
  place: SeasonPlace;
  /** Opens a store in which the season is played before it is put in its place. */
  openScratch: () => Promise<Store>;
};

/** A made-up club, to be used like the real one. */
export type SeasonClub = { store: Store; services: Services };

export type MadeUpSeason = ReturnType<typeof createMadeUpSeason>;

/**
 * A season of made-up games beside an empty club. It has a store and services of its own, and neither a bank nor a pay link,
 * so nothing that is done in it can reach the real club, and no real money can reach it.
 */
export function createMadeUpSeason({ place, openScratch, ...surroundings }: Dependencies) {
  const { store, clock, newId, timeZone } = surroundings;
  const { alone } = createAlone(surroundings);
  const clubs = new WeakMap<Store, SeasonClub>();

  return {
    /** Plays a season up to now, unless there is one. 409 where the real club has records. */
    make: () =>
      alone(LEASE, async () => {
        if (!(await isEmpty(store, clock())))
          throw new AppError(
            'club_not_empty',
            'A made-up season is for a club that has no players, games or payments yet.',
          );
        if (await place.exists()) return;
        const scratch = await openScratch();
        try {
          await playSeason(createMadeUpClub(scratch, timeZone, Date.parse(clock())));
          if ((await place.put(scratch.records())) === 'refused') throw noPlace();
        } finally {
          await scratch.close();
        }
      }),

    /** Whether there is a season. */
    exists: () => place.exists(),

    /** Takes the season away, and all that was changed in it. Without one it does nothing. */
    clear: () => alone(LEASE, () => place.clear()),

    /** The club of the season, or `null` while there is none. */
    async club(): Promise<SeasonClub | null> {
      const season = await place.current();
      if (season === null) return null;
      const club = clubs.get(season) ?? {
        store: season,
        services: createServices({ store: season, clock, newId, timeZone }),
      };
      clubs.set(season, club);
      return club;
    },

    close: () => place.close(),
  };
}

/** Whether nothing was ever entered. What was entered by hand and taken back counts too. */
async function isEmpty({ players, fixtures, payments }: Store, now: string): Promise<boolean> {
  const found = await Promise.all([
    players.list({ archived: null, search: null, after: null, limit: 1 }),
    fixtures.list({ ...ANY, status: null, now, order: 'asc' }),
    payments.list({ ...ANY, status: null, player_id: null, search: null }),
    payments.list({ ...ANY, status: 'void', player_id: null, search: null }),
  ]);
  return found.every((records) => records.length === 0);
}

const noPlace = () =>
  new AppError(
    'not_configured',
    'A made-up season needs a database beside Paid Up’s own, with `_made_up` behind its name. That one is taken, or Paid Up may not use it.',
  );

const ANY = { from: null, before: null, after: null, limit: 1 };
const LEASE = 'made_up_season';
