import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceDependencies } from './dependencies.ts';

/**
 * Returns how to run a step while no other process, and nothing else in this one, runs a step of the same name. It waits
 * for its place, or gives up with `null` if it may not wait. The lease is renewed while the step runs.
 */
export function createAlone({ store: { leases }, newId }: Pick<ServiceDependencies, 'store' | 'newId'>) {
  return { alone, aloneOrNot };

  async function alone<Result>(name: string, step: () => Promise<Result>): Promise<Result> {
    for (;;) {
      const outcome = await aloneOrNot(name, async () => ({ result: await step() }));
      if (outcome !== null) return outcome.result;
      await pause(RETRY);
    }
  }

  async function aloneOrNot<Result>(name: string, step: () => Promise<Result>): Promise<Result | null> {
    const holder = newId('lease');
    if (!(await leases.take(name, holder, LEASE))) return null;
    // A renewal that fails leaves the lease as long as it still is.
    const renewing = setInterval(() => void leases.take(name, holder, LEASE).catch(() => false), LEASE / 3);
    try {
      return await step();
    } finally {
      clearInterval(renewing);
      await leases.release(name, holder).catch(() => undefined);
    }
  }
}

/** In milliseconds. A refresh of the login takes half a minute at most. */
const LEASE = 45_000;
const RETRY = 200;
