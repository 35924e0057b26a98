import type { Db } from 'mongodb';
import { restoreRecord, type RecordStores } from '../restore-record.ts';
import { type Store, StoreError } from '../store.ts';
import { chunksOf } from './chunks-of.ts';
import type { Collections } from './collections.ts';
import { isDuplicateKey, reach } from './errors.ts';
import { readers } from './records.ts';

/**
 * Restores a backup, one record after the other. A note of the backup stands in the database from before the first
 * record until after the last. While it does, the same backup can be restored again, which adds what is missing, and no
 * server starts. A backup may have more records than a transaction takes.
 */
export function createRestore(
  database: Db,
  collections: Collections,
  stores: RecordStores,
): Store['restore'] {
  const notes = notesOf(database);

  return async (records, backup) => {
    if (!(await reach(() => begin(backup)))) return 'not_empty';
    for await (const some of chunksOf(records, AT_A_TIME))
      await Promise.all(some.map((one) => restoreRecord(stores, one)));
    await reach(() => notes.deleteOne({ _id: NOTE }));
    return 'restored';
  };

  /** Notes the backup, unless there are other records. */
  async function begin(backup: string): Promise<boolean> {
    const noted = await notes.findOne({ _id: NOTE });
    if (noted) return noted.backup === backup;
    for (const read of Object.values(readers(collections))) for await (const _any of read()) return false;
    try {
      await notes.insertOne({ _id: NOTE, backup });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}

/** Throws a one-line `StoreError` if a restore into this database was cut short. */
export async function refuseHalfRestored(database: Db): Promise<void> {
  if ((await reach(() => notesOf(database).findOne({ _id: NOTE }))) === null) return;
  const { databaseName: name } = database;
  throw new StoreError(
    'broken',
    `a restore into the MongoDB database ${name} was cut short; run npm run restore with the same file again.`,
  );
}

const notesOf = (database: Db) => database.collection<{ _id: string; backup: string }>('restores');

/** The id of the only note. */
const NOTE = 'under_way';
const AT_A_TIME = 50;
