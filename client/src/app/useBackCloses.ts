import { nextTick, onScopeDispose, watch, type Ref } from 'vue';

// A sheet may be followed by another one, which comes once the first has closed and keeps its history entry.
const NEXT_SHEET = 400;

/** The sheets on show, the one on top last. */
const shown: Ref<boolean>[] = [];
let leaving: ReturnType<typeof setTimeout> | undefined;
let address = '';
let isListening = false;

/**
 * Closes a sheet by the browser's Back. An open sheet has a history entry of its own, with the page's address. When it
 * is closed otherwise, that entry is left.
 */
export function useBackCloses(isOpen: Ref<boolean>): void {
  watch(isOpen, (now) => (now ? show(isOpen) : hide(isOpen)), { immediate: true, flush: 'sync' });
  onScopeDispose(() => hide(isOpen));
}

function show(sheet: Ref<boolean>): void {
  if (!isListening) window.addEventListener('popstate', () => void cameBack());
  isListening = true;
  clearTimeout(leaving);
  if (!shown.includes(sheet)) shown.push(sheet);
  mark();
}

function hide(sheet: Ref<boolean>): void {
  const at = shown.indexOf(sheet);
  if (at < 0) return;
  shown.splice(at, 1);
  clearTimeout(leaving);
  leaving = setTimeout(leave, NEXT_SHEET);
}

async function cameBack(): Promise<void> {
  const top = shown.at(-1);
  if (top && !isMarked()) {
    top.value = false;
    await nextTick();
    // Another sheet below it needs an entry as well.
    if (shown.length > 0) mark();
  } else if (!top && isMarked()) {
    // The entry of a sheet that has led to another page, or that Forward came upon.
    history.back();
  }
}

function mark(): void {
  if (isMarked()) return;
  address = location.href;
  history.pushState({ ...history.state, isSheet: true }, '');
}

// A page that was opened from the sheet has an entry of its own, and one that replaced its entry keeps it.
function leave(): void {
  if (shown.length > 0 || !isMarked()) return;
  if (location.href === address) history.back();
  else history.replaceState({ ...history.state, isSheet: false }, '');
}

function isMarked(): boolean {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'isSheet' in state && state.isSheet === true;
}
