import { ref, shallowRef, watch, type Ref } from 'vue';

/**
 * Keeps the items in their places while a pointer, a finger or the focus is on them. News may then change the words of
 * a row, but not which row is under the finger. Another `question` (order, search) is answered at once.
 */
export function useSteadyOrder<Item extends { id: string }>(items: Ref<Item[]>, question: Ref<unknown>) {
  const isHeld = ref(false);
  const shown = shallowRef(items.value);
  watch([items, isHeld, question], ([now, held, newQuestion], [, , oldQuestion]) => {
    shown.value = held && newQuestion === oldQuestion ? inPlacesOf(shown.value, now) : now;
  });
  const hold = () => (isHeld.value = true);
  const release = () => (isHeld.value = false);
  return {
    shown,
    /** Listeners for the element around the items. */
    holding: { onPointerenter: hold, onPointerleave: release, onFocusin: hold, onFocusout: release },
  };
}

function inPlacesOf<Item extends { id: string }>(former: readonly Item[], now: readonly Item[]): Item[] {
  const places = new Map(former.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: Item) => places.get(id) ?? former.length;
  return [...now].sort((one, other) => placeOf(one) - placeOf(other));
}
