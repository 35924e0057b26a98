import { setTimeout as pause } from 'node:timers/promises';
import type { Change } from '@paidup/shared/change';
import type { ChangeStreamDocument, Collection } from 'mongodb';
import type { StoreLog } from '../store-log.ts';

/**
 * Rings for every change of the collection's records, whoever made it. A stream that is lost is opened afresh,
 * at growing intervals up to 5 s, and then rings `reset`. Resolves once the first one is open.
 */
export async function follow<Kind extends { _id: string }>(
  entity: Change['entity'],
  collection: Collection<Kind>,
  ring: (change: Change | 'reset') => void,
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

  /** The server starts to listen with the first look. */
  async function open(): Promise<void> {
    const event = await stream.tryNext();
    if (event) tell(event);
  }

  async function listen(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        // `stream()` does not resume by itself, as iterating the change stream would: not every server keeps what
        // happened in between, so a lost connection is told.
        const events: AsyncIterable<ChangeStreamDocument<Kind>> = stream.stream();
        for await (const event of events) tell(event);
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
        return ring('reset');
      } catch {
        // Not there yet: the log has said so, and the next turn waits longer.
      }
    }
  }

  function tell(event: ChangeStreamDocument<Kind>): void {
    if (isInternal(event)) return;
    const id = 'documentKey' in event ? event.documentKey._id : undefined;
    ring(typeof id === 'string' ? { entity, id } : 'reset');
  }
}

/** An update that leaves the revision alone concerns the adapter only: a claim, or a payment met again. */
function isInternal(event: ChangeStreamDocument): boolean {
  if (event.operationType !== 'update' || !('updateDescription' in event)) return false;
  return !('rev' in (event.updateDescription.updatedFields ?? {}));
}
