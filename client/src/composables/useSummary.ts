import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { everyPage } from '../api/every-page.ts';
import { getSeason, getSummary, listPlayerSums } from '../api/summary.ts';

/** Where the club stands now. */
export function useSummary() {
  return useQuery({ queryKey: ['summary', 'now'], queryFn: getSummary });
}

/** The organiser's position through the season. */
export function useSeason() {
  return useQuery({ queryKey: ['summary', 'season'], queryFn: getSeason });
}

/** For how many games each player owes, by their id; empty until it is known. */
export function useGamesOwed() {
  const query = useQuery({
    queryKey: ['summary', 'players'],
    queryFn: () => everyPage((cursor) => listPlayerSums(cursor)),
  });
  return computed(
    () => new Map(query.data.value?.map(({ player_id: id, games_owed: games }) => [id, games])),
  );
}
