import { ref, watch } from 'vue';

const count = ref(0);

/** Says that the line to the server is up, and all on show is as the server has it. */
export function tellReconnected(): void {
  count.value += 1;
}

/** Does something each time the line to the server is up again. */
export function useReconnected(act: () => void): void {
  watch(count, act);
}
