import type { AllocatePayment, CreatePayment, IgnorePayment } from '@paidup/shared/payment';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/vue-query';
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
} from '../api/payments.ts';
import { useRefresh } from './useRefresh.ts';

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

/** One payment with its history, and suggestions while it is unmatched. */
export function usePayment(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: ['payments', 'one', computed(() => toValue(id))],
    queryFn: () => getPayment(toValue(id)),
  });
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

/** The changes that an organiser makes to payments. */
export function usePaymentChanges() {
  const refresh = useRefresh(['payments', 'players', 'fixtures', 'summary']);
  const cash = useMutation({
    mutationFn: (booking: { payment: CreatePayment; key: string }) => bookCash(booking.payment, booking.key),
    onSuccess: refresh,
  });
  const assign = useMutation({
    mutationFn: (change: Revision & { parts: AllocatePayment }) =>
      assignPayment(change.id, change.rev, change.parts),
    onSuccess: refresh,
  });
  const unassign = useMutation({
    mutationFn: (payment: Revision) => unassignPayment(payment.id, payment.rev),
    onSuccess: refresh,
  });
  const ignore = useMutation({
    mutationFn: (change: Revision & { why: IgnorePayment }) =>
      ignorePayment(change.id, change.rev, change.why),
    onSuccess: refresh,
  });
  const unignore = useMutation({
    mutationFn: (payment: Revision) => unignorePayment(payment.id, payment.rev),
    onSuccess: refresh,
  });
  const undo = useMutation({
    mutationFn: (payment: Revision) => undoPayment(payment.id, payment.rev),
    onSuccess: refresh,
  });
  return { cash, assign, unassign, ignore, unignore, undo };
}

type Revision = { id: string; rev: number };

function startOfList(): string | null {
  return null;
}
