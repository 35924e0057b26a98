import { computed, inject, ref } from 'vue';
import { atOnce, TAKE_TURN } from './useTurn.ts';

/** The first so many of a list, and that many more with each turn, until all are drawn; from then on all of them. */
export function useDrawn<Item>(items: () => readonly Item[], step: number) {
  const takeTurn = inject(TAKE_TURN, atOnce);
  const most = ref(step);

  function drawMore(): void {
    if (most.value >= items().length) most.value = Infinity;
    else
      takeTurn(() => {
        most.value += step;
        drawMore();
      });
  }

  drawMore();
  return computed(() => items().slice(0, most.value));
}
