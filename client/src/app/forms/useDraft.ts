import { nameInStorage } from '../made-up.ts';
import { readonly, ref, watch, type Ref } from 'vue';

/**
 * Keeps what is typed into a form in this tab until it is saved or dropped, so that a reload loses nothing. `isKept`
 * says that it was found again rather than begun. What is not `worth` keeping is not kept.
 */
export function useDraft<Value>(form: string, typed: Ref<Value>, worth: () => boolean = () => true) {
  const key = nameInStorage(`draft:${form}`);
  const kept = read(key);
  const isKept = ref(isAlike(kept, typed.value));
  if (isAlike(kept, typed.value)) typed.value = kept;
  watch(typed, () => write(key, worth() ? JSON.stringify(typed.value) : null), { deep: true });

  function forget(): void {
    isKept.value = false;
    write(key, null);
  }

  return { isKept: readonly(isKept), forget };
}

/** Drops what was typed into any form in this tab. */
export function forgetDrafts(): void {
  try {
    sessionStorage.clear();
  } catch {
    return;
  }
}

// A draft may be from an older version of the form, which no longer fits.
function isAlike<Value>(value: unknown, sample: Value): value is Value {
  if (Array.isArray(sample))
    return Array.isArray(value) && value.every((item) => isAlike(item, sample[0] ?? item));
  if (sample === null || typeof sample === 'number') return value === null || typeof value === 'number';
  if (typeof sample !== 'object') return typeof value === typeof sample;
  return isRecord(value) && Object.entries(sample).every(([name, part]) => isAlike(value[name], part));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

// By hand, since VueUse's storage would write what is typed before it is known to be worth keeping. A browser that
// blocks its storage throws here, and the form works without a draft.
function read(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    return;
  }
}
