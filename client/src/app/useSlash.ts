import { onKeyStroke } from '@vueuse/core';

/** Calls back when `/` is pressed anywhere but in a field. */
export function useSlash(pressed: () => void): void {
  onKeyStroke('/', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    event.preventDefault();
    pressed();
  });
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
