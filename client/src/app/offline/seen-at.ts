import { readonly, shallowRef, type Ref } from 'vue';

/** The name in this browser's storage under which it keeps what was last seen. */
export const STORE = 'last-seen';

const seenAt = shallowRef<Date | null>(null);

/** When the page last saw what it shows without a signal. It is null once the server has answered. */
export const useSeenAt = (): Readonly<Ref<Date | null>> => readonly(seenAt);

/** Notes the age of what the page shows without a signal. */
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
