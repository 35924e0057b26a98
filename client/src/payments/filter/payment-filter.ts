import type { PaymentStatus } from '@paidup/shared/payment';
import type { LocationQuery } from 'vue-router';
import type { PaymentsParams } from '../api.ts';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** Which payments are shown: empty is any. Days are `YYYY-MM-DD`, both included. */
export type PaymentFilter = { status: PaymentStatus | ''; player: string; from: string; to: string };

const STATUSES = ['unmatched', 'matched', 'ignored'] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The filter in an address; what is no filter there is left out. */
export function filterIn(query: LocationQuery): PaymentFilter {
  const text = (key: string) => (typeof query[key] === 'string' ? query[key] : '');
  return {
    status: STATUSES.find((status) => status === text('status')) ?? '',
    player: text('player').slice(0, 100),
    from: isDay(text('from')) ? text('from') : '',
    to: isDay(text('to')) ? text('to') : '',
  };
}

/** Whether the last day is before the first. */
export function isWrongWay({ from, to }: PaymentFilter): boolean {
  return from !== '' && to !== '' && to < from;
}

/** The part of an address that holds this filter. */
export function queryOf(filter: PaymentFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** What is asked of the server. */
export function paramsOf({ status, player, from, to }: PaymentFilter): PaymentsParams {
  return {
    ...(status === '' ? {} : { status }),
    ...(player === '' ? {} : { player_id: player }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
}

/** Whether two filters show the same. */
export function isSameFilter(one: PaymentFilter, other: PaymentFilter): boolean {
  return JSON.stringify(queryOf(one)) === JSON.stringify(queryOf(other));
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`));
}

/** The filter of all payments. It lives in the address, so that a link shows the same and Back takes it off. */
export function usePaymentFilter() {
  const route = useRoute();
  const router = useRouter();

  return computed<PaymentFilter>({
    get: () => filterIn(route.query),
    set: (filter) => {
      if (isSameFilter(filter, filterIn(route.query))) return;
      void router.push({ query: { show: 'all', ...queryOf(filter) } });
    },
  });
}
