import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { filterIn, isSameFilter, queryOf, type PaymentFilter } from './payment-filter.ts';

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
