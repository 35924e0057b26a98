import { readonly, ref, watch, type Ref } from 'vue';

/**
 * Keeps what is typed into a form in this tab until it is saved or dropped, so that a reload loses nothing.
 * `isKept`: it was found again rather than begun. `forget` when it is saved or no longer wanted.
 */
export function useDraft(form: string, fields: Record<string, Ref<unknown>>) {
  const key = `draft:${form}`;
  const kept = read(key);
  const isKept = ref(kept !== null);
  for (const [name, field] of Object.entries(fields)) {
    const value = kept?.[name];
    if (isAlike(value, field.value)) field.value = value;
  }
  const stop = watch(Object.values(fields), keep, { deep: true });

  function keep(): void {
    const values = Object.entries(fields).map(([name, field]) => [name, field.value]);
    write(key, JSON.stringify(Object.fromEntries(values)));
  }

  function forget(): void {
    stop();
    isKept.value = false;
    write(key, null);
  }

  return { isKept: readonly(isKept), forget };
}

// A draft may be from an older version of the form: only what still fits is taken.
function isAlike(value: unknown, sample: unknown): boolean {
  if (Array.isArray(sample)) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (sample === null || typeof sample === 'number') return value === null || typeof value === 'number';
  return typeof value === typeof sample && value !== undefined;
}

function read(key: string): Record<string, unknown> | null {
  try {
    const values: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return typeof values === 'object' && values !== null ? { ...values } : null;
  } catch {
    return null;
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // A browser that keeps nothing: the form works without.
  }
}
