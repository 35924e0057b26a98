import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { listFixtures } from '../fixtures/api.ts';
import { dayOf } from '../app/time/format-time.ts';
import { useNow } from '../app/time/useNow.ts';
import { useSummary } from './useSummary.ts';

const WEEK = 7 * 86_400_000;

/**
 * When the bank last reported a payment, or null. `isSilent` tells that a game has been played in the last week and no
 * payment has come in.
 */
export function useFeed() {
  const now = useNow();
  const summary = useSummary();
  const heardAt = computed(() => summary.data.value?.last_bank_payment_at ?? null);
  const isOld = computed(
    () => heardAt.value !== null && now.value.getTime() - Date.parse(heardAt.value) > WEEK,
  );
  const weekAgo = computed(() => dayOf(new Date(now.value.getTime() - WEEK)));
  const played = useQuery({
    queryKey: ['fixtures', 'played-since', weekAgo],
    queryFn: () => listFixtures({ status: 'played', from: weekAgo.value, limit: 1 }, null),
    enabled: isOld,
  });
  const isSilent = computed(() => isOld.value && (played.data.value?.items.length ?? 0) > 0);
  return { now, heardAt, isSilent };
}
