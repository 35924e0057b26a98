import { useEventListener, useMutationObserver } from '@vueuse/core';
import { onScopeDispose } from 'vue';

/**
 * Gives the focus to the page's heading when the element that had it is gone and nothing else takes it, so that
 * keyboard and screen reader go on from there. It does nothing while a sheet is open, or once somebody has clicked on
 * plain text.
 */
export function useFocusKept(): void {
  let last: Element | null = null;
  let frame = 0;

  function keep({ target }: FocusEvent): void {
    last = target instanceof Element ? target : null;
  }

  // Some browsers send this event also for an element that is being removed, so it waits until that is known.
  function left({ target }: FocusEvent): void {
    queueMicrotask(() => {
      if (target === last && last?.isConnected && isNowhere()) last = null;
    });
  }

  function look(): void {
    if (last === null || last.isConnected) return;
    cancelAnimationFrame(frame);
    // The element that takes its place may want the focus itself, and has until the next frame for it.
    frame = requestAnimationFrame(rescue);
  }

  function rescue(): void {
    if (last === null || last.isConnected || !isNowhere()) return;
    if (document.querySelector('.modal.show')) return;
    document.querySelector('h1')?.focus({ preventScroll: true });
  }

  useMutationObserver(document.body, look, { childList: true, subtree: true });
  useEventListener(document, 'focusin', keep);
  useEventListener(document, 'focusout', left);
  onScopeDispose(() => cancelAnimationFrame(frame));
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;
