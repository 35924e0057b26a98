import { computed } from 'vue';
import { useSummary } from '../home/useSummary.ts';

/** What each player owes, in pence, by id. */
export function useDebts() {
  const summary = useSummary();
  return computed(
    () => new Map(summary.data.value?.debtors.map(({ player_id, owes }) => [player_id, owes] as const) ?? []),
  );
}
