import { computed, ref, watch, type Ref } from 'vue';

/**
 * The first `step` items of a long list, and as many more each time `showMore` is called. A change of `question` (order,
 * search) begins again at the top.
 */
export function usePagedList<Item>(
  items: Readonly<Ref<readonly Item[]>>,
  step: number,
  question?: Ref<unknown>,
) {
  const limit = ref(step);
  if (question) watch(question, () => (limit.value = step), { flush: 'sync' });
  return {
    shown: computed(() => items.value.slice(0, limit.value)),
    hasMore: computed(() => items.value.length > limit.value),
    showMore: () => (limit.value += step),
  };
}
