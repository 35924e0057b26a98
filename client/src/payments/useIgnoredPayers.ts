import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { listIgnoredPayers, removeIgnoredPayer } from './api.ts';
import { ANY_PAYMENT, useRefreshing } from '../app/live/useRefreshing.ts';

/** The payers of whom the organiser does not want to hear, and the way to hear of one again. */
export function useIgnoredPayers() {
  const query = useQuery({ queryKey: ['payments', 'ignored-payers'], queryFn: listIgnoredPayers });
  const hear = useRefreshing()(removeIgnoredPayer, () => [ANY_PAYMENT]);
  return { payers: computed(() => query.data.value ?? []), hear };
}
