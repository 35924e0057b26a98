import { watch, type Ref } from 'vue';

/** While it `isWanted`, Escape does this, and the sheet around hears nothing of it. */
export function useOwnEscape(isWanted: Readonly<Ref<boolean>>, deed: () => void): void {
  watch(isWanted, (now, _before, whenOver) => {
    if (!now) return;
    document.addEventListener('keydown', hear, { capture: true });
    whenOver(() => document.removeEventListener('keydown', hear, { capture: true }));
  });

  function hear(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    deed();
  }
}
