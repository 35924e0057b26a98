import { useQuery } from '@tanstack/vue-query';
import { getSeason, getSummary } from './api.ts';
import { computed } from 'vue';

/** The club's summary. */
export function useSummary() {
  return useQuery({ queryKey: ['summary', 'now'], queryFn: getSummary });
}

/** The organiser's position week by week through the last year. */
export function useSeason() {
  return useQuery({ queryKey: ['summary', 'season'], queryFn: getSeason });
}

/** Who owes, by the player's id. */
export function useDebtors() {
  const summary = useSummary();
  return computed(
    () => new Map(summary.data.value?.debtors.map((debtor) => [debtor.player_id, debtor] as const) ?? []),
  );
}

/** The pence that each player owes, by id. */
export function useDebts() {
  const debtors = useDebtors();
  return computed(() => new Map([...debtors.value].map(([id, { owes }]) => [id, owes] as const)));
}
