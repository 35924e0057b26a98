import { useQuery } from '@tanstack/vue-query';
import { getSeason, getSummary } from './api.ts';
import { computed } from 'vue';

/** Where the club stands now. */
export function useSummary() {
  return useQuery({ queryKey: ['summary', 'now'], queryFn: getSummary });
}

/** The organiser's position through the last year, week by week. */
export function useSeason() {
  return useQuery({ queryKey: ['summary', 'season'], queryFn: getSeason });
}

/** What each player owes, in pence, by id. */
export function useDebts() {
  const summary = useSummary();
  return computed(
    () => new Map(summary.data.value?.debtors.map(({ player_id, owes }) => [player_id, owes] as const) ?? []),
  );
}
