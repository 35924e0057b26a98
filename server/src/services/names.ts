import type { Store } from '../store/store.ts';

/** Returns a function that reads the names of these players, by id. Unknown players are left out. */
export const createNames =
  ({ players }: Pick<Store, 'players'>) =>
  async (playerIds: string[]): Promise<Map<string, string>> => {
    const ids = [...new Set(playerIds)];
    const named = ids.length === 0 ? [] : await players.getMany(ids);
    return new Map(named.map(({ id, name }) => [id, name]));
  };
