import { setTimeout as pause } from 'node:timers/promises';
import type { Change } from '@paidup/shared/change';
import type { ChangeStreamDocument, Collection } from 'mongodb';
import type { StoreLog } from '../store.ts';

/**
 * Notifies of every change of the collection's records, whichever process made it. Opens a lost stream again, after
 * pauses that grow up to 5 s, and then notifies of `reset`. Resolves once the first stream is open.
 */
export async function follow<Kind extends { _id: string }>(
  entity: Change['entity'],
  collection: Collection<Kind>,
  notify: (change: Change | 'reset') => void,
  log: StoreLog,
): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  let stream = collection.watch();
  await open();
  const listening = listen();

  return {
    async close() {
      closing.abort();
      await stream.close();
      await listening;
    },
  };

  /** The server opens the stream at the first read only. */
  async function open(): Promise<void> {
    const event = await stream.tryNext();
    if (event) publish(event);
  }

  async function listen(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        // Iterating the change stream itself would resume it silently. `stream()` ends instead, and listeners get a
        // `reset`, because not every server keeps the changes that it could resume from.
        const events: AsyncIterable<ChangeStreamDocument<Kind>> = stream.stream();
        for await (const event of events) publish(event);
      } catch (error) {
        if (!closing.signal.aborted)
          log.warn(
            `The changes of ${collection.collectionName} are not heard now: ${error instanceof Error ? error.message : ''}`,
          );
      }
      await reopen();
    }
  }

  async function reopen(): Promise<void> {
    for (let wait = 100; !closing.signal.aborted; wait = Math.min(2 * wait, 5_000)) {
      await stream.close();
      await pause(wait, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted) return;
      try {
        stream = collection.watch();
        await open();
        log.info(`The changes of ${collection.collectionName} are heard again.`);
        return notify('reset');
      } catch {
        // The server is still away. The log has said so, and the next attempt waits longer.
      }
    }
  }

  function publish(event: ChangeStreamDocument<Kind>): void {
    if (isInternal(event)) return;
    const id = 'documentKey' in event ? event.documentKey._id : undefined;
    notify(typeof id === 'string' ? { entity, id } : 'reset');
  }
}

/** An update that keeps the revision is a claim or a confirmation, which listeners need not hear of. */
function isInternal(event: ChangeStreamDocument): boolean {
  if (event.operationType !== 'update' || !('updateDescription' in event)) return false;
  return !('rev' in (event.updateDescription.updatedFields ?? {}));
}
