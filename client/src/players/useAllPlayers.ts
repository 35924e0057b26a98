import { queryOptions, useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { listAllPlayers, listPlayerStandings } from './api.ts';
import type { ListedPlayer } from './listed-player.ts';

/** A player with the instants when they last paid and last came. Null is never. */
export type PlayerRow = ListedPlayer & { last_paid_at: string | null; last_came_at: string | null };

/**
 * Every player, archived or not. A club has tens of them, or some hundreds. With all of them at hand, sorting and
 * searching take no round trip and the sums below the list are right.
 */
export function useAllPlayers() {
  const query = useQuery(allPlayersQuery);
  const rows = computed(() => query.data.value ?? []);
  return {
    ...query,
    current: computed(() => rows.value.filter(({ archived }) => !archived)),
    archived: computed(() => rows.value.filter(({ archived }) => archived)),
  };
}

/** The query of all players. */
export const allPlayersQuery = queryOptions({
  queryKey: ['players', 'all'],
  queryFn: ({ signal }) => fetchRows(signal),
});

async function fetchRows(signal: AbortSignal): Promise<PlayerRow[]> {
  const [players, standings] = await Promise.all([listAllPlayers(signal), listPlayerStandings(signal)]);
  const lastOf = new Map(standings.items.map((standing) => [standing.player_id, standing]));
  return players.map((player) => {
    const last = lastOf.get(player.id);
    return {
      ...player,
      last_paid_at: last?.last_paid_at ?? null,
      last_came_at: last?.last_came_at ?? null,
    };
  });
}
