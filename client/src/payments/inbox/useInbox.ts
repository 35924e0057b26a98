import type { Payment } from '@paidup/shared/payment';
import { computed, shallowRef, watch } from 'vue';
import { usePayments } from '../usePayments.ts';

/** The payments that need the organiser. Each keeps its place while the page is open, even once it is settled. */
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
 * Merges the listed payments, the newest first, into those on show. Nothing must move under the finger, so payments on
 * show keep their places even when they have left the list, and new ones follow them. `arrived` holds those that came
 * in meanwhile.
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
