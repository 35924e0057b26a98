import type { PaymentStatus } from '@paidup/shared/payment';
import { computed } from 'vue';
import { type LocationQuery, useRoute, useRouter } from 'vue-router';
import type { PaymentsParams } from '../api.ts';

/**
 * The payments to show. An empty part lets any payment through. `q` is a name, a reference or an amount. Days are
 * `YYYY-MM-DD`, both included.
 */
export type PaymentFilter = {
  status: PaymentStatus | '';
  player: string;
  q: string;
  from: string;
  to: string;
};

/** Lets every payment through. */
export const NO_FILTER: PaymentFilter = { status: '', player: '', q: '', from: '', to: '' };

export const STATUSES = ['unmatched', 'matched', 'ignored', 'void'] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Reads the filter from the query of an address and leaves out any part that is not valid. */
export function filterIn(query: LocationQuery): PaymentFilter {
  const text = (key: string) => (typeof query[key] === 'string' ? query[key] : '');
  return {
    status: STATUSES.find((status) => status === text('status')) ?? '',
    player: text('player').slice(0, 100),
    q: text('q').slice(0, 100),
    from: isDay(text('from')) ? text('from') : '',
    to: isDay(text('to')) ? text('to') : '',
  };
}

/** Whether the last day is before the first one. */
export function isWrongWay({ from, to }: PaymentFilter): boolean {
  return from !== '' && to !== '' && to < from;
}

/** The query of the address that shows this filter. */
export function queryOf(filter: PaymentFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** The params of the request that lists these payments. */
export function paramsOf({ status, player, q, from, to }: PaymentFilter): PaymentsParams {
  return {
    ...(status === '' ? {} : { status }),
    ...(player === '' ? {} : { player_id: player }),
    ...(q === '' ? {} : { q }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
}

/** Whether two filters show the same payments. */
export function isSameFilter(one: PaymentFilter, other: PaymentFilter): boolean {
  return JSON.stringify(queryOf(one)) === JSON.stringify(queryOf(other));
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`));
}

/**
 * The filter of all payments. It lives in the address, so a link shows the same payments and Back removes it. What is
 * typed into the search leaves no address behind for each of its letters.
 */
export function usePaymentFilter() {
  const route = useRoute();
  const router = useRouter();

  return computed<PaymentFilter>({
    get: () => filterIn(route.query),
    set: (filter) => {
      const before = filterIn(route.query);
      if (isSameFilter(filter, before)) return;
      const isTyping = before.q !== '' && isSameFilter({ ...before, q: filter.q }, filter);
      const query = { show: 'all', ...queryOf(filter) };
      void (isTyping ? router.replace({ query }) : router.push({ query }));
    },
  });
}
