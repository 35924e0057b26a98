import { afterEach, beforeEach, expect } from 'vitest';
import type { Store } from '../../src/store/store.ts';

/** Where an adapter keeps its records: opened again, it is the same records; removed, nothing is left. */
export type Place = { open(): Promise<Store>; remove(): Promise<void> };

export type Bench = {
  readonly store: Store;
  /** Closes the store and opens the same records again. */
  restart(): Promise<Store>;
  /** Says that this test plants damage, so that the audit at its end need not be clean. */
  expectDamage(): void;
};

/** A fresh store for each test of the surrounding block; each test ends with a clean audit. */
export function createBench(makePlace: () => Promise<Place>): Bench {
  let place: Place;
  let store: Store;
  let isDamaged = false;

  beforeEach(async () => {
    isDamaged = false;
    place = await makePlace();
    store = await place.open();
  });

  afterEach(async () => {
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
