import { computed, ref, watch, type Ref } from 'vue';

/**
 * The first so many of a long list, and that many more each time it is asked. Another `question` (order, search)
 * begins at the top again.
 */
export function useShown<Item>(items: Readonly<Ref<readonly Item[]>>, step: number, question?: Ref<unknown>) {
  const most = ref(step);
  if (question) watch(question, () => (most.value = step), { flush: 'sync' });
  return {
    shown: computed(() => items.value.slice(0, most.value)),
    hasMore: computed(() => items.value.length > most.value),
    showMore: () => (most.value += step),
  };
}
