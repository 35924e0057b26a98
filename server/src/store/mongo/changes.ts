import type { Change } from '@paidup/shared/change';
import { createListeners } from '../listeners.ts';
import type { Store, StoreLog } from '../store.ts';
import type { Collections } from './collections.ts';
import { isUnavailable } from './errors.ts';
import { follow } from './follow.ts';

/** Notifies the listeners of this process of its own write, on a server that has no change streams for that. */
export type Notify = (entity: Change['entity'], id: string) => void;

export type Changes = { watch: Store['watch']; notify: Notify; close(): Promise<void> };

/**
 * Notifies of the changes that any process makes, by one change stream for each collection. On a server without change
 * streams it notifies of the changes of this process only, and the log says so once.
 */
export async function openChanges(
  { players, fixtures, payments, settings }: Collections,
  log: StoreLog,
): Promise<Changes> {
  const { watch, notify } = createListeners(log);
  const hasStreams = await canStream(payments, log);
  const streams = hasStreams
    ? await Promise.all([
        follow('player', players, notify, log),
        follow('fixture', fixtures, notify, log),
        follow('payment', payments, notify, log),
        follow('settings', settings, notify, log),
      ])
    : [];

  return {
    watch,
    notify(entity, id) {
      if (!hasStreams) notify({ entity, id });
    },
    async close() {
      await Promise.all(streams.map((stream) => stream.close()));
    },
  };
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
