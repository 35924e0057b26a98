import { readonly, shallowRef, type Ref } from 'vue';

const SHOWN_FOR = 4_000;
const SHOWN_FOR_ACTION = 8_000;

/** The button of a toast. */
type Action = { label: string; act: () => unknown };

/** A toast about a change that was made or that failed, shown for `shownFor` milliseconds. */
type Toast = { id: number; text: string; shownFor: number; isFailure: boolean; action?: Action };

const latest = shallowRef<Toast | null>(null);
let count = 0;

/** The toast on show. The next one replaces it, so that many quick taps don't pile them up. */
export const useLatestToast = (): Readonly<Ref<Toast | null>> => readonly(latest);

/** Returns a function that shows a text in a toast. The toast stays twice as long when it has a button. */
export function useToast(): (text: string, action?: Action) => void {
  return (text, action) => show(text, false, action);
}

/** Shows in a toast what went wrong. */
export function showFailure(text: string, action?: Action): void {
  show(text, true, action);
}

/** Does the action of the toast and closes it, so that the action can't be done twice. */
export function takeUp({ action }: Toast): void {
  latest.value = null;
  action?.act();
}

function show(text: string, isFailure: boolean, action?: Action): void {
  count += 1;
  const shownFor = isFailure || action ? SHOWN_FOR_ACTION : SHOWN_FOR;
  latest.value = { id: count, text, shownFor, isFailure, ...(action ? { action } : {}) };
}
