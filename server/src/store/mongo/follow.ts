import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Change } from '@paidup/shared/change';
import type { ChangeStream, Document } from 'mongodb';
import { StoreError, type StoreLog } from '../store.ts';

/** What a change stream sends of a change. It leaves out the records, whatever their size. */
export type StreamedChange = {
  operationType: string;
  ns?: { coll?: string };
  documentKey?: { _id?: unknown };
  updateDescription?: { updatedFields?: { rev?: unknown } };
};

export type Source = {
  open(): ChangeStream<Document, StreamedChange & Document>;
  /** Whose records changed. `undefined` for those of others. */
  entityOf(change: StreamedChange): Change['entity'] | undefined;
};

type Notify = (change: Change | 'reset') => void;

export type Following = { close(): Promise<void> };

/** The stage that makes the server send no more than a `StreamedChange`. */
export const IDS_ONLY = {
  $project: {
    operationType: 1,
    'ns.coll': 1,
    'documentKey._id': 1,
    'updateDescription.updatedFields.rev': 1,
  },
};

/**
 * Notifies of every change that the streams of `sources` tell of. When one of them is lost it opens all of them again,
 * after pauses that grow up to 5 s, and then notifies of one `reset`. Resolves once all streams are open, and rejects if
 * the server refuses one.
 */
export async function follow(sources: Source[], notify: Notify, log: StoreLog): Promise<Following> {
  const closing = new AbortController();
  let streams: OpenStream[] = [];
  try {
    await open();
  } catch (error) {
    await closeStreams();
    throw error;
  }
  const listening = listen();

  return {
    async close() {
      closing.abort();
      await closeStreams();
      await listening;
    },
  };

  async function open(): Promise<void> {
    streams = sources.map((source) => start(source, notify));
    await Promise.all(streams.map(({ opened }) => opened));
  }

  async function closeStreams(): Promise<void> {
    await Promise.all(streams.map(({ stream }) => stream.close()));
  }

  async function listen(): Promise<void> {
    while (!closing.signal.aborted) {
      const loss = await Promise.race(streams.map(({ lost }) => lost));
      if (!closing.signal.aborted) log.warn(`The changes are not heard now: ${loss.message}`);
      await reopen();
    }
  }

  async function reopen(): Promise<void> {
    for (let wait = 100; !closing.signal.aborted; wait = Math.min(2 * wait, 5_000)) {
      await closeStreams();
      await pause(wait, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted) return;
      try {
        await open();
        log.info('The changes are heard again.');
        return notify('reset');
      } catch {
        // The server is still away. The log has said so, and the next attempt waits longer.
      }
    }
  }
}

type OpenStream = {
  stream: ReturnType<Source['open']>;
  /** Rejects when the stream is lost before it is open. */
  opened: Promise<unknown>;
  lost: Promise<Error>;
};

function start(source: Source, notify: Notify): OpenStream {
  const stream = source.open();
  // The stream is open at the server's first answer, which MongoDB gives at once, with a token. The read goes on to wait
  // for a change.
  const first = stream.tryNext();
  const opened = Promise.race([once(stream, 'resumeTokenChanged'), first]);
  const lost = publishAll(stream, first, (change) => publish(change, source, notify)).then(
    () => new StoreError('unavailable', 'the change stream ended'),
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  return { stream, opened, lost };
}

async function publishAll(
  stream: ReturnType<Source['open']>,
  first: Promise<StreamedChange | null>,
  publishOne: (change: StreamedChange) => void,
): Promise<void> {
  const change = await first;
  if (change) publishOne(change);
  // Iterating the change stream itself would resume it silently. `stream()` ends instead, and listeners get a `reset`,
  // because not every server keeps the changes that it could resume from.
  const changes: AsyncIterable<StreamedChange> = stream.stream();
  for await (const change of changes) publishOne(change);
}

function publish(change: StreamedChange, { entityOf }: Source, notify: Notify): void {
  // Listeners have to read all again after a collection was dropped or renamed, as after a loss.
  if (!RECORD_CHANGES.has(change.operationType)) throw new Error(`a collection met ${change.operationType}`);
  const entity = entityOf(change);
  if (entity === undefined || isInternal(change)) return;
  const id = change.documentKey?._id;
  notify(typeof id === 'string' ? { entity, id } : 'reset');
}

const RECORD_CHANGES = new Set(['insert', 'update', 'replace', 'delete']);

/** An update that keeps the revision is a claim or a confirmation, which listeners need not hear of. */
const isInternal = ({ operationType, updateDescription }: StreamedChange): boolean =>
  operationType === 'update' &&
  updateDescription !== undefined &&
  !('rev' in (updateDescription.updatedFields ?? {}));
