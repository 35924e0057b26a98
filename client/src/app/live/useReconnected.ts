import { ref, watch } from 'vue';

const count = ref(0);

/** Runs the callbacks of `useReconnected`, because the connection is up and everything on show is up to date. */
export function announceReconnected(): void {
  count.value += 1;
}

/** Calls back each time the connection is up again. */
export function useReconnected(act: () => void): void {
  watch(count, act);
}
