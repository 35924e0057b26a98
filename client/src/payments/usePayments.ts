import type { Change } from '@paidup/shared/change';
import type { AllocatePayment, Payment, PaymentChanged } from '@paidup/shared/payment';
import {
  keepPreviousData,
  replaceEqualDeep,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import {
  assignPayment,
  enterCash,
  getPayment,
  ignorePayment,
  listIgnoredPayers,
  listPayments,
  removeIgnoredPayer,
  unassignPayment,
  undoPayment,
  unignorePayment,
  type PaymentsParams,
} from './api.ts';
import { ANY_PAYMENT, useRefreshing } from '../app/live/useRefreshing.ts';

// All pages on show are fetched again when a payment comes in, so the later ones are long and few.
const LATER_PAGE = 200;

/** The payments page by page, newest first. With `keep`, the last answer stays on show while the next one loads. */
export function usePayments(params: MaybeRefOrGetter<PaymentsParams>, keep = false) {
  const query = useInfiniteQuery({
    queryKey: ['payments', 'list', computed(() => toValue(params))],
    queryFn: ({ pageParam }) =>
      listPayments({ ...toValue(params), ...(pageParam === null ? {} : { limit: LATER_PAGE }) }, pageParam),
    initialPageParam: startOfList(),
    getNextPageParam: (page) => page.next_cursor,
    // A new payment moves all others on by one, so `sameItems` compares them by id instead of by place.
    structuralSharing: false,
    shallow: true,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  const payments = computed<Payment[]>((before) =>
    sameItems(before ?? [], query.data.value?.pages.flatMap((page) => page.items) ?? []),
  );
  return { ...query, payments };
}

/** One payment with its history, and with suggestions while it is unmatched. It loads once it is `wanted`. */
export function usePayment(id: MaybeRefOrGetter<string>, wanted: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: ['payments', 'one', computed(() => toValue(id))],
    queryFn: () => getPayment(toValue(id)),
    enabled: computed(() => toValue(wanted)),
  });
}

/** The ignored payers, by name. */
export function useIgnoredPayers() {
  const query = useQuery({ queryKey: ['payments', 'ignored-payers'], queryFn: listIgnoredPayers });
  return computed(() => query.data.value ?? []);
}

/** The changes that an organiser makes to payments. The server's answer shows at once. */
export function usePaymentChanges() {
  const queries = useQueryClient();
  const refreshing = useRefreshing();
  const changed = (payment: PaymentChanged): Change[] => {
    queries.setQueryData(['payments', 'one', payment.id], payment);
    return [{ entity: 'payment', id: payment.id }, ...otherOwners(payment)];
  };
  return {
    cash: refreshing(enterCash, ({ id }): Change[] => [{ entity: 'payment', id }]),
    // With `remember` the payer's name goes to the player too, and may credit other payments.
    assign: refreshing(assignPayment, (payment, _id, _rev, { allocations, remember }) =>
      remember ? [...changed(payment), ...playersIn(allocations)] : changed(payment),
    ),
    unassign: refreshing(unassignPayment, changed),
    ignore: refreshing(ignorePayment, changed),
    unignore: refreshing(unignorePayment, changed),
    undo: refreshing(undoPayment, changed),
    stopIgnoring: refreshing(removeIgnoredPayer, () => [ANY_PAYMENT]),
  };
}

/** The items as they are now. Unchanged ones stay the same objects as before, so only changed rows are drawn again. */
export function sameItems<Item extends { id: string }>(
  before: readonly Item[],
  now: readonly Item[],
): Item[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return now.map((item) => replaceEqualDeep(known.get(item.id), item));
}

const playersIn = (parts: AllocatePayment['allocations']) =>
  parts.flatMap((part): Change[] => (part.club ? [] : [{ entity: 'player', id: part.player_id }]));

/** The player from whom the last change took a bank name, or to whom an undo gave it back. */
const otherOwners = ({ history }: PaymentChanged) => {
  const { moved_from, moved_to } = history.at(-1) ?? {};
  return [moved_from, moved_to].flatMap((id): Change[] =>
    id === undefined ? [] : [{ entity: 'player', id }],
  );
};

function startOfList(): string | null {
  return null;
}
