import type { ListedPlayer } from '../domain/records.ts';
import type { PlayerStore } from '../store/player-store.ts';

/** Lists all players by name, archived ones included, or those whom the search finds. */
export const everyPlayer = (
  players: Pick<PlayerStore, 'list'>,
  search: string | null = null,
): Promise<ListedPlayer[]> => players.list({ archived: null, search, after: null, limit: MAX_PLAYERS });

/** It is above the number of players of any club. */
const MAX_PLAYERS = 10_000;
