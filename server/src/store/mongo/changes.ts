import type { Change } from '@paidup/shared/change';
import type { StoreLog } from '../store-log.ts';
import type { Store } from '../store.ts';
import type { Collections } from './collections.ts';
import { isUnavailable } from './errors.ts';
import { follow } from './follow.ts';

/** Tells of an own write; it rings only where the server has no change streams to tell of it. */
export type Announce = (entity: Change['entity'], id: string) => void;

export type Changes = { watch: Store['watch']; announce: Announce; close(): Promise<void> };

/**
 * Hears of the changes that any process makes, by one change stream a collection. On a server without them only
 * the own changes ring, which the log says once.
 */
export async function openChanges(
  { players, fixtures, payments, settings }: Collections,
  log: StoreLog,
): Promise<Changes> {
  const listeners = new Set<(change: Change | 'reset') => void>();
  const hasStreams = await canStream(payments, log);
  const streams = hasStreams
    ? await Promise.all([
        follow('player', players, ring, log),
        follow('fixture', fixtures, ring, log),
        follow('payment', payments, ring, log),
        follow('settings', settings, ring, log),
      ])
    : [];

  return {
    watch(listener) {
      const own = (change: Change | 'reset') => listener(change);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    announce(entity, id) {
      if (!hasStreams) ring({ entity, id });
    },
    async close() {
      await Promise.all(streams.map((stream) => stream.close()));
    },
  };

  function ring(change: Change | 'reset'): void {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch (error) {
        log.warn(`A listener failed on a change: ${error instanceof Error ? error.message : 'unknown'}`);
      }
    }
  }
}

async function canStream(payments: Collections['payments'], log: StoreLog): Promise<boolean> {
  const stream = payments.watch();
  try {
    await stream.tryNext();
    return true;
  } catch (error) {
    if (isUnavailable(error)) throw error;
    log.warn('This MongoDB has no change streams: open pages hear of the changes of their own process only.');
    return false;
  } finally {
    await stream.close();
  }
}
