import type { Payment, PaymentChanged } from '@paidup/shared/payment';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import {
  assignPayment,
  bookCash,
  getPayment,
  ignorePayment,
  listPayments,
  unassignPayment,
  undoPayment,
  unignorePayment,
  type PaymentsAsked,
} from './api.ts';
import { andThen } from '../app/and-then.ts';
import { sameItems } from './same-items.ts';
import { useRefresh } from '../app/useRefresh.ts';

// All pages on show are fetched again when a payment comes in: further ones are long, so that they stay few.
const FURTHER = 200;

/** The payments page by page, newest first; with `keep`, the last answer stays on show while another is asked for. */
export function usePayments(asked: MaybeRefOrGetter<PaymentsAsked>, keep = false) {
  const query = useInfiniteQuery({
    queryKey: ['payments', 'list', computed(() => toValue(asked))],
    queryFn: ({ pageParam }) =>
      listPayments({ ...toValue(asked), ...(pageParam === null ? {} : { limit: FURTHER }) }, pageParam),
    initialPageParam: startOfList(),
    getNextPageParam: (page) => page.next_cursor,
    // All move on by one when a payment comes in, so it is by their ids that they are found to be the same.
    structuralSharing: false,
    shallow: true,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  const payments = computed<Payment[]>((before) =>
    sameItems(before ?? [], query.data.value?.pages.flatMap((page) => page.items) ?? []),
  );
  return { ...query, payments };
}

/** One payment with its history, and suggestions while it is unmatched; asked for once it is `wanted`. */
export function usePayment(id: MaybeRefOrGetter<string>, wanted: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: ['payments', 'one', computed(() => toValue(id))],
    queryFn: () => getPayment(toValue(id)),
    enabled: computed(() => toValue(wanted)),
  });
}

/** The changes that an organiser makes to payments. */
export function usePaymentChanges() {
  const queries = useQueryClient();
  const refresh = useRefresh(['payments', 'players', 'fixtures', 'summary']);
  const take = (changed: PaymentChanged) => {
    queries.setQueryData(['payments', 'one', changed.id], changed);
    refresh();
  };
  return {
    cash: andThen(bookCash, refresh),
    assign: andThen(assignPayment, take),
    unassign: andThen(unassignPayment, take),
    ignore: andThen(ignorePayment, take),
    unignore: andThen(unignorePayment, take),
    undo: andThen(undoPayment, take),
  };
}

function startOfList(): string | null {
  return null;
}
