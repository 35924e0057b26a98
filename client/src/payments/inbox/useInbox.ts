import type { Payment } from '@paidup/shared/payment';
import { computed, shallowRef, watch } from 'vue';
import { mergeInbox } from './merge-inbox.ts';
import { usePayments } from '../usePayments.ts';

/** The payments that need the organiser, in places that they keep while the page is open, settled ones too. */
export function useInbox() {
  const { payments, ...list } = usePayments({ status: 'unmatched' });
  const shown = shallowRef<Payment[]>([]);
  const arrived = shallowRef<Payment[]>([]);

  watch(
    [payments, list.isFetchedAfterMount],
    ([now, isFresh], [, wasFresh]) => {
      if (isFresh && wasFresh)
        ({ shown: shown.value, arrived: arrived.value } = mergeInbox(shown.value, now));
      else shown.value = now;
    },
    { immediate: true },
  );

  const waiting = computed(() => new Set(payments.value.map(({ id }) => id)));
  return { ...list, shown, arrived, waiting };
}
