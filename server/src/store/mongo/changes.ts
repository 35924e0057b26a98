import type { Change } from '@paidup/shared/change';
import type { Db, Document } from 'mongodb';
import { createListeners } from '../listeners.ts';
import type { Store, StoreLog } from '../store.ts';
import type { Capabilities } from './capabilities.ts';
import type { CollectionName } from './collections.ts';
import { isUnavailable } from './errors.ts';
import { follow, IDS_ONLY, type Following, type Source, type StreamedChange } from './follow.ts';

/** Notifies the listeners of this process of its own write, on a server that has no change streams for that. */
export type Notify = (entity: Change['entity'], id: string) => void;

export type Changes = { watch: Store['watch']; notify: Notify; close(): Promise<void> };

/**
 * Notifies of the changes that any process makes, by one change stream for the database, or by one for each collection
 * where the server has no other. On a server without change streams it notifies of the changes of this process only, and
 * the log says so once.
 */
export async function openChanges(
  database: Db,
  { isReplicated }: Pick<Capabilities, 'isReplicated'>,
  log: StoreLog,
): Promise<Changes> {
  const { watch, notify } = createListeners(log);
  const following = await followFirst();

  return {
    watch,
    notify(entity, id) {
      if (following === null) notify({ entity, id });
    },
    async close() {
      await following?.close();
    },
  };

  async function followFirst(): Promise<Following | null> {
    // Only a replica set has change streams in MongoDB. Another server that has them all the same may open that of a
    // database and never send a change.
    for (const sources of isReplicated
      ? [ofDatabase(database), ofCollections(database)]
      : [ofCollections(database)]) {
      try {
        return await follow(sources, notify, log);
      } catch (error) {
        if (isUnavailable(error)) throw error;
      }
    }
    log.warn('This MongoDB has no change streams: open pages hear of the changes of their own process only.');
    return null;
  }
}

const ofDatabase = (database: Db): Source[] => [
  {
    open: () => database.watch<Document, StreamedChange & Document>([IDS_ONLY]),
    entityOf: ({ ns }) => ENTITIES.find(([name]) => name === ns?.coll)?.[1],
  },
];

const ofCollections = (database: Db): Source[] =>
  ENTITIES.map(([name, entity]) => ({
    open: () => database.collection(name).watch<Document, StreamedChange & Document>([IDS_ONLY]),
    entityOf: () => entity,
  }));

const ENTITIES: [CollectionName, Change['entity']][] = [
  ['players', 'player'],
  ['fixtures', 'fixture'],
  ['payments', 'payment'],
  ['settings', 'settings'],
  ['bank', 'bank'],
];
