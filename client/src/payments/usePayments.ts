import type { Change } from '@paidup/shared/change';
import type { Payment, PaymentChanged } from '@paidup/shared/payment';
import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  replaceEqualDeep,
} from '@tanstack/vue-query';
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
  type PaymentsParams,
} from './api.ts';
import { useRefreshing } from '../app/live/useRefreshing.ts';

// All pages on show are fetched again when a payment comes in: further ones are long, so that they stay few.
const FURTHER = 200;

/** The payments page by page, newest first; with `keep`, the last answer stays on show while another is asked for. */
export function usePayments(params: MaybeRefOrGetter<PaymentsParams>, keep = false) {
  const query = useInfiniteQuery({
    queryKey: ['payments', 'list', computed(() => toValue(params))],
    queryFn: ({ pageParam }) =>
      listPayments({ ...toValue(params), ...(pageParam === null ? {} : { limit: FURTHER }) }, pageParam),
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

/** The changes that an organiser makes to payments. What the server answers shows at once. */
export function usePaymentChanges() {
  const queries = useQueryClient();
  const refreshing = useRefreshing();
  const changed = (payment: PaymentChanged): Change[] => {
    queries.setQueryData(['payments', 'one', payment.id], payment);
    return [{ entity: 'payment', id: payment.id }];
  };
  return {
    cash: refreshing(bookCash, ({ id }): Change[] => [{ entity: 'payment', id }]),
    // The payer's name may go to the player, and may then credit others.
    assign: refreshing(assignPayment, (payment, _id, _rev, { allocations, remember }) =>
      remember ? [...changed(payment), ...playersIn(allocations)] : changed(payment),
    ),
    unassign: refreshing(unassignPayment, changed),
    ignore: refreshing(ignorePayment, changed),
    unignore: refreshing(unignorePayment, changed),
    undo: refreshing(undoPayment, changed),
  };
}

/**
 * The items as they are now, with the very objects of before for those that say the same, wherever they have moved to:
 * only what changed is drawn again.
 */
export function sameItems<Item extends { id: string }>(
  before: readonly Item[],
  now: readonly Item[],
): Item[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return now.map((item) => replaceEqualDeep(known.get(item.id), item));
}

const playersIn = (parts: readonly { player_id: string }[]) =>
  parts.map(({ player_id: id }): Change => ({ entity: 'player', id }));

function startOfList(): string | null {
  return null;
}
