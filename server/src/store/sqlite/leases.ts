import type { LeaseStore } from '../bank-store.ts';

/**
 * The leases of the port for SQLite. One process has the file, so they are in memory and end with it, and nobody waits
 * for those of one that was killed.
 */
export function createLeases(now: () => number = () => performance.now()): LeaseStore {
  const leases = new Map<string, { holder: string; until: number }>();

  return {
    take(name, holder, milliseconds) {
      const held = leases.get(name);
      if (held && held.holder !== holder && held.until > now()) return Promise.resolve(false);
      leases.set(name, { holder, until: now() + milliseconds });
      return Promise.resolve(true);
    },

    release(name, holder) {
      if (leases.get(name)?.holder === holder) leases.delete(name);
      return Promise.resolve();
    },
  };
}
