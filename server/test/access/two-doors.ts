import { afterEach, beforeEach } from 'vitest';
import { newId } from '../../src/clock-and-ids.ts';
import type { AppError } from '../../src/errors.ts';
import { createServices, type Services } from '../../src/services/services.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { settableClock } from '../support/clock.ts';
import { silence } from '../support/mongo-place.ts';
import type { TestStore } from '../support/stores.ts';

export const PASSWORD = 'half past six at Riverside';
export const DEVICE = 'Firefox on Android';

/**
 * The services of two processes on one database, before each test of the block. On SQLite, which takes one process, both
 * are on one store.
 */
export function useTwoDoors({ place }: TestStore) {
  const clock = settableClock();
  let database: ReturnType<TestStore['place']>;
  let opened: Store[];
  let doors: [Services, Services];

  beforeEach(async () => {
    clock.set('2026-11-20T12:00:00.000Z');
    database = place();
    const isShared = database.url.startsWith('sqlite:');
    const store = await openStore(database.url, silence);
    opened = isShared ? [store] : [store, await openStore(database.url, silence)];
    const services = (on: Store) =>
      createServices({ store: on, clock: clock.now, newId, timeZone: 'Europe/London' });
    doors = [services(store), services(opened[1] ?? store)];
  });
  afterEach(async () => {
    for (const store of opened) await store.close();
    await database.remove();
  });

  return {
    clock,
    get one() {
      return doors[0];
    },
    get other() {
      return doors[1];
    },
    get store() {
      return opened[0] as Store;
    },
    /** Claims Paid Up with `PASSWORD`, and returns the organiser's session. */
    async claim(): Promise<string> {
      const { setupToken } = await doors[0].access.prepare({ organiserPassword: undefined });
      const claimed = await doors[0].access.claim({
        token: setupToken ?? '',
        password: PASSWORD,
        device: DEVICE,
      });
      return claimed.sessionToken;
    },
    logIn: (password = PASSWORD, door = doors[0], address = '192.0.2.1') =>
      door.access.logIn({ password, address, device: DEVICE }),
  };
}

/** The code of the refusal, or `null` when the call succeeds. */
export const codeOf = (call: Promise<unknown>): Promise<string | null> =>
  call.then(
    () => null,
    (error: unknown) => (error as AppError).code,
  );

/** How often each code came. */
export function countOf(codes: (string | null)[]): Record<string, number> {
  return codes.reduce<Record<string, number>>((counts, code) => {
    const name = code ?? 'let in';
    return { ...counts, [name]: (counts[name] ?? 0) + 1 };
  }, {});
}
