import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { listIgnoredPayers, removeIgnoredPayer } from './ignored-payers.ts';
import { andThen } from '../app/and-then.ts';
import { useRefresh } from '../app/useRefresh.ts';

/** The payers of whom the organiser does not want to hear, and the way to hear of one again. */
export function useIgnoredPayers() {
  const query = useQuery({ queryKey: ['payments', 'ignored payers'], queryFn: listIgnoredPayers });
  const hear = andThen(removeIgnoredPayer, useRefresh(['payments']));
  return { payers: computed(() => query.data.value ?? []), hear };
}
