import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { listFixtures } from '../api/fixtures.ts';
import { listPayments } from '../api/payments.ts';
import { dayOf } from '../texts/format-time.ts';
import { useNow } from './useNow.ts';

const ENOUGH_FOR_CASH_BETWEEN = 20;
const WEEK = 7 * 86_400_000;

/** The newest payments, whoever they credit. */
export function useLatestPayments() {
  return useQuery({
    queryKey: ['payments', 'latest'],
    queryFn: () => listPayments({ limit: ENOUGH_FOR_CASH_BETWEEN }, null),
  });
}

/**
 * When the bank was last heard of; `isSilent` when that is more than a week ago though a game has been played in that
 * week. Null until it is known, or when only cash has come in lately.
 */
export function useFeed() {
  const now = useNow();
  const latest = useLatestPayments();
  const last = computed(() => latest.data.value?.items.find(({ source }) => source === 'monzo') ?? null);
  const isOld = computed(
    () => last.value !== null && now.value.getTime() - Date.parse(last.value.created_at) > WEEK,
  );
  const weekAgo = computed(() => dayOf(new Date(now.value.getTime() - WEEK)));
  const played = useQuery({
    queryKey: ['fixtures', 'played-since', weekAgo],
    queryFn: () => listFixtures({ status: 'played', from: weekAgo.value, limit: 1 }, null),
    enabled: isOld,
  });
  const isSilent = computed(() => isOld.value && (played.data.value?.items.length ?? 0) > 0);
  return { now, heardAt: computed(() => last.value?.created_at ?? null), isSilent };
}
