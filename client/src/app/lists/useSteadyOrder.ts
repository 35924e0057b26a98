import { ref, shallowRef, watch, type Ref } from 'vue';

/**
 * The items, but in the places that they had while a pointer, a finger or the focus is on them: what comes in
 * meanwhile changes what a row says, not which row is under the finger. Another `question` (order, search) is
 * answered at once.
 */
export function useSteadyOrder<Item extends { id: string }>(items: Ref<Item[]>, question: Ref<unknown>) {
  const isHeld = ref(false);
  const shown = shallowRef(items.value);
  watch([items, isHeld, question], ([now, held, asked], [, , before]) => {
    shown.value = held && asked === before ? inPlacesOf(shown.value, now) : now;
  });
  const hold = () => (isHeld.value = true);
  const release = () => (isHeld.value = false);
  return {
    shown,
    /** For the element around the items. */
    holding: { onPointerenter: hold, onPointerleave: release, onFocusin: hold, onFocusout: release },
  };
}

function inPlacesOf<Item extends { id: string }>(former: readonly Item[], now: readonly Item[]): Item[] {
  const places = new Map(former.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: Item) => places.get(id) ?? former.length;
  return [...now].sort((one, other) => placeOf(one) - placeOf(other));
}
