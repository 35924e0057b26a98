import { readonly, shallowRef, type Ref } from 'vue';

/** The name in this browser's storage under which it keeps what was last seen. */
export const STORE = 'last-seen';

const seenAt = shallowRef<Date | null>(null);

/** When what is shown without a signal was last seen. It is null while the server has answered since the page opened. */
export const useSeenAt = (): Readonly<Ref<Date | null>> => readonly(seenAt);

/** Notes from when that is which is shown. */
export function noteSeenAt(at: Date): void {
  seenAt.value = at;
}

/** Forgets what was last seen, so that nobody can read it here after a log-out. */
export function forgetLastSeen(): void {
  seenAt.value = null;
  try {
    localStorage.removeItem(STORE);
  } catch {
    return;
  }
}
