import { inject, readonly, ref, type InjectionKey, type Ref } from 'vue';

/** How the parts of a page take turns; where nothing is provided, all are drawn at once. */
export const TAKE_TURN: InjectionKey<(draw: () => void) => void> = Symbol('turn');

/** Whether it is this part's turn to be drawn. */
export function useTurn(): Readonly<Ref<boolean>> {
  const isDue = ref(false);
  inject(TAKE_TURN, atOnce)(() => (isDue.value = true));
  return readonly(isDue);
}

/** Where nobody says whose turn it is. */
export function atOnce(draw: () => void): void {
  draw();
}
