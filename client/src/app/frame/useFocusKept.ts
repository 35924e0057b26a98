import { onScopeDispose } from 'vue';

/**
 * Gives the focus to the page's heading when what had it is gone and nothing takes it over, so that keyboard and
 * screen reader go on from there. Somebody who left it for plain text is left alone, and so is an open sheet.
 */
export function useFocusKept(): void {
  let last: Element | null = null;
  let frame = 0;

  function keep({ target }: FocusEvent): void {
    last = target instanceof Element ? target : null;
  }

  // A browser may also say so of what is just being taken off the page: only a little later is it known which it was.
  function left({ target }: FocusEvent): void {
    queueMicrotask(() => {
      if (target === last && last?.isConnected && isNowhere()) last = null;
    });
  }

  function look(): void {
    if (last === null || last.isConnected) return;
    cancelAnimationFrame(frame);
    // What takes its place may want the focus itself: it has until the next frame.
    frame = requestAnimationFrame(rescue);
  }

  function rescue(): void {
    if (last === null || last.isConnected || !isNowhere()) return;
    if (document.querySelector('.modal.show')) return;
    document.querySelector('h1')?.focus({ preventScroll: true });
  }

  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', keep);
  document.addEventListener('focusout', left);
  onScopeDispose(() => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    document.removeEventListener('focusin', keep);
    document.removeEventListener('focusout', left);
  });
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;
