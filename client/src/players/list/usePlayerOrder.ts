import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import {
  FIRST_ORDER,
  orderBy,
  readOrder,
  writeOrder,
  type PlayerColumn,
  type PlayerOrder,
} from './player-order.ts';

/** The order of the players. The address keeps it, so that a reload and a shared link show the same. */
export function usePlayerOrder() {
  const route = useRoute();
  const router = useRouter();
  const order = computed(() => readOrder(route.query['sort']));

  function choose(next: PlayerOrder): void {
    const { sort: _former, ...rest } = route.query;
    const sort = writeOrder(next);
    const kept = sort === writeOrder(FIRST_ORDER) ? {} : { sort };
    void router.replace({ query: { ...rest, ...kept } });
  }

  return { order, choose, sortBy: (column: PlayerColumn) => choose(orderBy(column, order.value)) };
}
