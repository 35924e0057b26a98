import type { DbOptions, MongoClient } from 'mongodb';
import { StoreError, type Purpose, type Store, type StoreLog } from '../store.ts';
import { createAccounts } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import { waitOut } from '../wait-out.ts';
import { auditCollections } from './audit.ts';
import { createAuditLease } from './audit-lease.ts';
import { createBank } from './bank.ts';
import { createBankTasks } from './bank-tasks.ts';
import { askCapabilities, safely } from './capabilities.ts';
import { openChanges } from './changes.ts';
import { collectionsOf, refuseWithoutCollections } from './collections.ts';
import { connect, databaseName, refusal } from './connect.ts';
import { isUnavailable, reach } from './errors.ts';
import { fillSolePlayers } from './fill-sole-players.ts';
import { createFixtures } from './fixtures.ts';
import { createIgnoredPayers } from './ignored-payers.ts';
import { createLeases } from './leases.ts';
import { openCollections } from './open-collections.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';
import { createSessions } from './sessions.ts';
import { recordsAtOneMoment } from './records.ts';
import { createRestore, refuseHalfRestored } from './restore.ts';
import { createSettings } from './settings.ts';
import { createTokens } from './tokens.ts';
import { createWebhookSecret } from './webhook-secret.ts';
import { watchChecks } from './watch-checks.ts';

/**
 * Opens the store in a MongoDB database, for any number of processes. The path of the URL names it unless `database` does,
 * and it is `paidup` by default. A finding of its audit has to last for `patience` milliseconds. It waits up to 30 s for
 * the server, and up to `prepareTimeout` milliseconds for the indexes that the database needs. Rejects with a one-line
 * `StoreError` when the server does not answer or refuses.
 */
export async function openMongoStore(
  url: string,
  log: StoreLog,
  options: { patience?: number; purpose?: Purpose; prepareTimeout?: number; database?: string } = {},
): Promise<Store> {
  const client = await connect(url, log);
  try {
    return await reach(() => openDatabase(client, url, log, options), PREPARE_TIMEOUT + 60_000);
  } catch (error) {
    await client.close();
    throw error instanceof StoreError ? error : refusal('MongoDB could not open the database', error);
  }
}

/** The time for preparing the database, in milliseconds. Creating the indexes of a large ledger takes a while. */
const PREPARE_TIMEOUT = 600_000;

async function openDatabase(
  client: MongoClient,
  url: string,
  log: StoreLog,
  {
    patience,
    purpose = 'toServe',
    prepareTimeout = PREPARE_TIMEOUT,
    database: name = databaseName(url),
  }: Parameters<typeof openMongoStore>[2] = {},
): Promise<Store> {
  const waitOutLosses = { passes: isUnavailable };
  const capabilities = await waitOut(() => askCapabilities(client, log), waitOutLosses);
  const options = safely(capabilities);
  const database = client.db(name, options);
  if (purpose !== 'toRestore') await refuseHalfRestored(database);
  if (purpose === 'toUse') await refuseWithoutCollections(database);
  else await prepare(url, name, options, log, prepareTimeout);
  const collections = collectionsOf(database);
  const changes = await waitOut(() => openChanges(database, capabilities, log), waitOutLosses);
  const checks = watchChecks(client, log);
  const transactions = capabilities.hasTransactions ? client : null;
  const audit = () => auditCollections(collections, patience);
  const lease = createAuditLease(client, database, audit);
  const filling = purpose === 'toServe' ? fillSolePlayers(collections.payments, log) : null;

  const stores = {
    players: createPlayers(collections.players, transactions, changes.notify),
    fixtures: createFixtures(collections.fixtures, transactions, changes.notify),
    payments: createPayments(collections, changes.notify),
    ignoredPayers: createIgnoredPayers(collections.ignoredPayers),
    settings: createSettings(collections.settings, changes.notify),
    bank: createBank(collections.bank, changes.notify),
    bankTasks: createBankTasks(collections.bankTasks),
    leases: createLeases(client, database),
    accounts: createAccounts(collections.accounts),
    sessions: createSessions(collections.sessions),
    tokens: createTokens(collections.tokens),
    attempts: createAttempts(collections.attempts),
    webhookSecret: createWebhookSecret(collections.webhookSecret),
  };

  return {
    ...stores,
    watch: changes.watch,
    ping: () =>
      reach(async () => {
        await database.command({ ping: 1 });
      }),
    audit,
    auditUnlessRecent: lease.auditUnlessRecent,
    records: () => recordsAtOneMoment(collections, capabilities.hasSnapshots ? client : null),
    restore: createRestore(database, collections, stores),
    // The server overwrites what its files and its log of operations hold when it needs the space.
    purge: () => Promise.resolve(),
    async close() {
      checks.stop();
      filling?.stop();
      await lease.release();
      await changes.close();
      await client.close();
    },
  };
}

/** Prepares the database by a client of its own, which waits for its answers as long as building an index takes. */
async function prepare(
  url: string,
  name: string,
  options: DbOptions,
  log: StoreLog,
  timeout: number,
): Promise<void> {
  const client = await connect(url, log, 30_000, { socketTimeoutMS: 0 });
  const database = client.db(name, options);
  // MongoDB builds an index to its end although nobody waits for it any more.
  const tooSlow = `MongoDB took longer than ${timeout / 60_000} minutes to prepare the database. It goes on building indexes by itself: start again when db.currentOp() in mongosh shows no index build.`;
  try {
    await reach(() => openCollections(database, log), timeout, tooSlow);
  } finally {
    await client.close();
  }
}
