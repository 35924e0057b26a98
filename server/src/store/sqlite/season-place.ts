import type { SeasonPlace } from '../season-place.ts';
import type { Store, StoreLog } from '../store.ts';
import { openSqliteStore } from './sqlite-store.ts';

/** Keeps the season in memory. So it is in no file, and gone at the latest when the server stops. */
export function createSqliteSeasonPlace(log: StoreLog): SeasonPlace {
  let season: Store | null = null;

  return {
    exists: () => Promise.resolve(season !== null),
    current: () => Promise.resolve(season),
    async put(records) {
      const store = await openSqliteStore(':memory:', log);
      await store.restore(records, 'made_up');
      season = store;
      return 'put';
    },
    // It is not closed, since a request that has begun may still use it. The memory goes with the last of them.
    clear() {
      season = null;
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
