import { readonly, shallowRef, type Ref } from 'vue';

const SHOWN_FOR = 4_000;
const SHOWN_FOR_ACTION = 8_000;

/** What a toast offers to do. */
type Action = { label: string; act: () => unknown };

/** What has just been done or went wrong, for so many milliseconds. */
export type Notice = { id: number; text: string; shownFor: number; isFailure: boolean; action?: Action };

const latest = shallowRef<Notice | null>(null);
let count = 0;

/** The notice on show. The next one replaces it, so that many quick taps don't pile notices up. */
export const useLatestNotice = (): Readonly<Ref<Notice | null>> => readonly(latest);

/** Tells in a toast what has just been done. It stays twice as long when it offers an action. */
export function useNotice(): (text: string, action?: Action) => void {
  return (text, action) => show(text, false, action);
}

/** Tells what went wrong. */
export function tellFailure(text: string, action?: Action): void {
  show(text, true, action);
}

/** Does what the notice offers and closes it, so that it can't be done twice. */
export function takeUp({ action }: Notice): void {
  latest.value = null;
  action?.act();
}

function show(text: string, isFailure: boolean, action?: Action): void {
  count += 1;
  const shownFor = isFailure || action ? SHOWN_FOR_ACTION : SHOWN_FOR;
  latest.value = { id: count, text, shownFor, isFailure, ...(action ? { action } : {}) };
}
