import { onMounted, onUnmounted } from 'vue';

/** Calls back when `/` is pressed anywhere but in a field. */
export function useSlash(pressed: () => void): void {
  function listen(event: KeyboardEvent): void {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    event.preventDefault();
    pressed();
  }
  onMounted(() => document.addEventListener('keydown', listen));
  onUnmounted(() => document.removeEventListener('keydown', listen));
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
