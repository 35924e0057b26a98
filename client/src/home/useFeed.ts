import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { troubleOf } from '../bank/health/bank-trouble.ts';
import { heardAt as heardFrom } from '../bank/health/heard-at.ts';
import { useBank } from '../bank/useBank.ts';
import { listFixtures } from '../fixtures/api.ts';
import { dayOf } from '../app/time/format-time.ts';
import { useNow } from '../app/time/useNow.ts';
import { useSummary } from '../summary/useSummary.ts';

const WEEK = 7 * 86_400_000;

/**
 * When the bank was last heard of, or null, and what is wrong with its connection. Without a connection it is when the
 * bank last reported a payment, and `isSilent` tells that a game has been played in the last week and none has come in.
 */
export function useFeed() {
  const now = useNow();
  const { data: bank } = useBank();
  const summary = useSummary();
  const paidAt = computed(() => summary.data.value?.last_bank_payment_at ?? null);
  const isConnected = computed(() => bank.value?.state === 'connected');
  const heardAt = computed(() => (isConnected.value && bank.value && heardFrom(bank.value)) || paidAt.value);
  const isOld = computed(
    () =>
      !isConnected.value && paidAt.value !== null && now.value.getTime() - Date.parse(paidAt.value) > WEEK,
  );
  const weekAgo = computed(() => dayOf(new Date(now.value.getTime() - WEEK)));
  const played = useQuery({
    queryKey: ['fixtures', 'played-since', weekAgo],
    queryFn: () => listFixtures({ status: 'played', from: weekAgo.value, limit: 1 }, null),
    enabled: isOld,
  });
  const isSilent = computed(() => isOld.value && (played.data.value?.items.length ?? 0) > 0);
  const trouble = computed(() => (bank.value ? troubleOf(bank.value) : null));
  return { now, heardAt, isSilent, trouble };
}
