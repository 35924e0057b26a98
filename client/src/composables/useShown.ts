import { computed, ref, type Ref } from 'vue';

/** The first so many of a long list, and that many more each time it is asked. */
export function useShown<Item>(items: Readonly<Ref<readonly Item[]>>, step: number) {
  const most = ref(step);
  return {
    shown: computed(() => items.value.slice(0, most.value)),
    hasMore: computed(() => items.value.length > most.value),
    showMore: () => (most.value += step),
  };
}
