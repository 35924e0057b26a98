import { afterEach, beforeEach, expect } from 'vitest';
import type { Store } from '../../src/store/store.ts';

/**
 * A database for a test. Opening it again gives the same records. `faults` has the names of tests that fail by a fault of
 * the database itself, each with the fault.
 */
export type Place = {
  open(): Promise<Store>;
  remove(): Promise<void>;
  faults?: Record<string, string>;
};

export type Bench = {
  readonly store: Store;
  /** Closes the store and opens the same records again. */
  restart(): Promise<Store>;
  /** Lets the audit at the end of this test have findings. */
  expectDamage(): void;
};

/** Opens a new store before each test of the block, and audits it after the test. */
export function createBench(makePlace: () => Promise<Place>): Bench {
  let place: Place;
  let store: Store;
  let isDamaged = false;

  beforeEach(async ({ task, skip }) => {
    isDamaged = false;
    place = await makePlace();
    const fault = place.faults?.[task.name];
    if (fault !== undefined) skip(fault);
    store = await place.open();
  });

  afterEach(async ({ task }) => {
    if (place.faults?.[task.name] !== undefined) return;
    try {
      if (!isDamaged) expect((await store.audit()).findings).toEqual([]);
    } finally {
      await store.close();
      await place.remove();
    }
  });

  return {
    get store() {
      return store;
    },
    async restart() {
      await store.close();
      store = await place.open();
      return store;
    },
    expectDamage() {
      isDamaged = true;
    },
  };
}
