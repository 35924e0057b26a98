import type { ReadableStore, StoreLog } from '../store.ts';
import { createAccounts } from './accounts.ts';
import { auditCollections } from './audit.ts';
import { askCapabilities, safely } from './capabilities.ts';
import { collectionsOf, refuseWithoutCollections } from './collections.ts';
import { connect, databaseName } from './connect.ts';
import { reach } from './errors.ts';
import { recordsAtOneMoment } from './records.ts';
import { refuseHalfRestored } from './restore.ts';
import { createTokens } from './tokens.ts';

/**
 * Opens the database that the URL names to read it. It writes nothing, so servers may run on the database meanwhile.
 * Rejects with a one-line `StoreError` when the server does not answer, or when none of our collections are in the
 * database, as under a mistyped name.
 */
export async function openMongoToRead(url: string, log: StoreLog): Promise<ReadableStore> {
  const client = await connect(url, log);
  try {
    const capabilities = await reach(() => askCapabilities(client, log));
    const database = client.db(databaseName(url), safely(capabilities));
    await refuseWithoutCollections(database);
    await refuseHalfRestored(database);
    const collections = collectionsOf(database);
    return {
      audit: () => auditCollections(collections),
      records: () => recordsAtOneMoment(collections, capabilities.hasSnapshots ? client : null),
      accounts: createAccounts(collections.accounts),
      tokens: createTokens(collections.tokens),
      close: () => client.close(),
    };
  } catch (error) {
    await client.close();
    throw error;
  }
}
