import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { getPayment, listPayments, type PaymentsAsked } from '../api/payments.ts';

/** The payments page by page, newest first. */
export function usePayments(asked: MaybeRefOrGetter<PaymentsAsked>) {
  const query = useInfiniteQuery({
    queryKey: ['payments', 'list', computed(() => toValue(asked))],
    queryFn: ({ pageParam }) => listPayments(toValue(asked), pageParam),
    initialPageParam: startOfList(),
    getNextPageParam: (page) => page.next_cursor,
  });
  const payments = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []);
  return { ...query, payments };
}

/** Whose an unmatched payment may be, best guess first; empty until the server has said. */
export function useSuggestions(id: MaybeRefOrGetter<string>) {
  const query = useQuery({
    queryKey: ['payments', 'one', computed(() => toValue(id))],
    queryFn: () => getPayment(toValue(id)),
    placeholderData: keepPreviousData,
  });
  return computed(() => query.data.value?.suggestions ?? []);
}

function startOfList(): string | null {
  return null;
}
