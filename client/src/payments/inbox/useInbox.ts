import type { Payment } from '@paidup/shared/payment';
import { computed, shallowRef, watch } from 'vue';
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

/**
 * What the inbox shows once this is listed, the newest first: what is on show keeps its place, though it has left the
 * list, so that nothing moves under the finger; what is new comes after it. `arrived` is what came in meanwhile.
 */
export function mergeInbox<Item extends { id: string }>(shown: readonly Item[], listed: readonly Item[]) {
  const now = new Map(listed.map((item) => [item.id, item]));
  const known = new Set(shown.map(({ id }) => id));
  const added = listed.filter(({ id }) => !known.has(id));
  const lastKnown = listed.findLastIndex(({ id }) => known.has(id));
  return {
    shown: [...shown.map((item) => now.get(item.id) ?? item), ...added],
    arrived: added.filter((item) => lastKnown === -1 || listed.indexOf(item) < lastKnown),
  };
}
