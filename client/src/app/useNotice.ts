import { readonly, shallowRef, type Ref } from 'vue';
import { shellTexts } from './texts.ts';
import { failureText } from './failure-text.ts';

const SHOWN_FOR = 4_000;
const UNDO_FOR = 8_000;

/** What has just been done, for so many milliseconds; `deed` takes it back, or does what its `label` says. */
export type Notice = {
  id: number;
  text: string;
  shownFor: number;
  isFailure: boolean;
  deed?: { label: string; act: () => unknown };
};

const latest = shallowRef<Notice | null>(null);
let count = 0;

/** The notice on show; the next one takes its place, so that many quick taps don't pile them up. */
export const useLatestNotice = (): Readonly<Ref<Notice | null>> => readonly(latest);

/**
 * Tells what has just been done, in a toast that goes by itself; with `undo`, it can be taken back for 8 seconds, or
 * what else `label` says. If `undo` answers words, they are told of it, and none if they are empty.
 */
export function useNotice(): (text: string, undo?: () => Promise<unknown>, label?: string) => void {
  return (text, undo, label = shellTexts.undo) => {
    if (undo) show(text, { deed: { label, act: () => takeBack(undo) }, shownFor: UNDO_FOR });
    else show(text);
  };
}

/** Tells what went wrong, with what `label` says to do about it. */
export function tellFailure(text: string, label: string, act: () => void): void {
  show(text, { deed: { label, act }, isFailure: true, shownFor: UNDO_FOR });
}

async function takeBack(undo: () => Promise<unknown>): Promise<void> {
  latest.value = null;
  try {
    const told = await undo();
    const words = typeof told === 'string' ? told : shellTexts.undone;
    if (words !== '') show(words);
  } catch (thrown) {
    show(failureText(thrown), { isFailure: true, shownFor: UNDO_FOR });
  }
}

function show(text: string, more: Partial<Notice> = {}): void {
  count += 1;
  latest.value = { id: count, text, shownFor: SHOWN_FOR, isFailure: false, ...more };
}
