import type { Change } from '@paidup/shared/change';
import type { Store, StoreLog } from './store.ts';

/** Keeps the listeners of a store. One that throws is logged, and the others are called all the same. */
export function createListeners(log: StoreLog): {
  watch: Store['watch'];
  notify(change: Change | 'reset'): void;
} {
  const listeners = new Set<(change: Change | 'reset') => void>();

  return {
    watch(listener) {
      // A function of its own for each call, so that a listener that is added twice can stop once.
      const own = (change: Change | 'reset') => listener(change);
      listeners.add(own);
      return () => listeners.delete(own);
    },

    notify(change) {
      for (const listener of listeners) {
        try {
          listener(change);
        } catch (error) {
          log.warn(
            `A listener failed on a change: ${error instanceof Error ? error.message : String(error)}`,
          );
        }
      }
    },
  };
}
