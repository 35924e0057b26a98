import type { MongoClient } from 'mongodb';
import type { StoreLog } from '../store-log.ts';
import { StoreError, type Store } from '../store.ts';
import { auditCollections } from './audit.ts';
import { askCapabilities, safely } from './capabilities.ts';
import { openChanges } from './changes.ts';
import { openCollections } from './collections.ts';
import { connect, databaseName, refusal } from './connect.ts';
import { reach } from './errors.ts';
import { createFixtures } from './fixtures.ts';
import { createIgnoredPayers } from './ignored-payers.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';
import { createSettings } from './settings.ts';
import { watchChecks } from './watch-checks.ts';

/**
 * The store in a MongoDB database, for any number of processes; `paidup` unless the URL's path names another.
 * Waits up to 30 s for the server. Rejects with a one-line `StoreError` when it does not come, or refuses.
 */
export async function openMongoStore(url: string, log: StoreLog): Promise<Store> {
  const client = await connect(url, log);
  try {
    return await reach(() => openDatabase(client, databaseName(url), log), LONGEST_START);
  } catch (error) {
    await client.close();
    throw error instanceof StoreError ? error : refusal('MongoDB could not open the database', error);
  }
}

/** Indexes of a large ledger take a while to make, once. In milliseconds. */
const LONGEST_START = 600_000;

async function openDatabase(client: MongoClient, name: string, log: StoreLog): Promise<Store> {
  const capabilities = await askCapabilities(client, log);
  const database = client.db(name, safely(capabilities));
  const collections = await openCollections(database, log);
  const changes = await openChanges(collections, log);
  const checks = watchChecks(client, log);
  const transactions = capabilities.hasTransactions ? client : null;

  return {
    players: createPlayers(collections.players, changes.announce),
    fixtures: createFixtures(collections.fixtures, transactions, changes.announce),
    payments: createPayments(collections, changes.announce),
    ignoredPayers: createIgnoredPayers(collections.ignoredPayers),
    settings: createSettings(collections.settings, changes.announce),
    watch: changes.watch,
    ping: () =>
      reach(async () => {
        await database.command({ ping: 1 });
      }),
    audit: () => auditCollections(collections),
    async close() {
      checks.stop();
      await changes.close();
      await client.close();
    },
  };
}
