import { useEventListener } from '@vueuse/core';
import type { Ref } from 'vue';

/** Calls back when Escape is pressed while `isActive`. The sheet around does not hear of it and stays open. */
export function useOwnEscape(isActive: Readonly<Ref<boolean>>, pressed: () => void): void {
  useEventListener(() => (isActive.value ? document : null), 'keydown', hear, { capture: true });

  function hear(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    pressed();
  }
}
