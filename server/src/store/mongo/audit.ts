import { createLedgerAudit, confirmFindings } from '../audit-ledger.ts';
import { StoreError, type AuditReport, type StoreLog } from '../store.ts';
import { askCapabilities, DURABLY, safely } from './capabilities.ts';
import { collectionsOf, hasCollections, type Collections } from './collections.ts';
import { connect, databaseName } from './connect.ts';
import {
  type PaymentDocument,
  solePlayer,
  toFixture,
  toIgnoredPayer,
  toPayment,
  toPlayer,
  toSettings,
} from './documents.ts';
import { reach } from './errors.ts';

/**
 * Audits the database that the URL names. It writes nothing, so servers may run on the database meanwhile. Rejects with
 * a one-line `StoreError` when the server does not answer, or when none of our collections are in the database, as
 * under a mistyped name.
 */
export async function auditMongo(url: string, log: StoreLog): Promise<AuditReport> {
  const client = await connect(url, log);
  try {
    const name = databaseName(url);
    const database = client.db(name, safely(await reach(() => askCapabilities(client, log))));
    if (!(await reach(() => hasCollections(database))))
      throw new StoreError('broken', `there is no Paid Up in the MongoDB database ${name}.`);
    return await auditCollections(collectionsOf(database));
  } finally {
    await client.close();
  }
}

/**
 * Audits all records. Others may write meanwhile, so a payment can name a player who was created after the players were
 * read. A later reading knows the player. A finding has to last for `patience` milliseconds.
 */
export function auditCollections(collections: Collections, patience = PATIENCE): Promise<AuditReport> {
  return reach(() => confirmFindings(() => readLedger(collections), patience), TIMEOUT);
}

/** The next write of a change that is half done waits for a majority for so long. */
const PATIENCE: number = DURABLY.wtimeoutMS;

/** The time for an audit, in milliseconds. */
const TIMEOUT = 600_000;

/** The server would send up to 16 MB at once, which take many times that as objects. */
const IN_BATCHES = { batchSize: 500 };

async function readLedger(collections: Collections): Promise<AuditReport> {
  const { players, fixtures, payments, ignoredPayers, settings } = collections;
  const audit = createLedgerAudit();
  const misfiled: string[] = [];
  for await (const player of players.find({}, IN_BATCHES)) audit.player(toPlayer(player));
  for await (const fixture of fixtures.find({}, IN_BATCHES)) audit.fixture(toFixture(fixture));
  for await (const payment of payments.find({}, IN_BATCHES)) {
    audit.payment(toPayment(payment));
    if (isMisfiled(payment)) misfiled.push(`Payment ${payment._id} is summed up under another player.`);
  }
  for await (const payer of ignoredPayers.find({}, IN_BATCHES)) audit.ignoredPayer(toIgnoredPayer(payer));
  for await (const stored of settings.find()) audit.settings(toSettings(stored));
  const { findings, ...counts } = audit.report();
  return { ...counts, findings: [...findings, ...misfiled] };
}

/** Whether the copy in `sole_player`, which sums are read from, differs from the allocations. */
const isMisfiled = (payment: PaymentDocument) =>
  payment.sole_player !== undefined && payment.sole_player !== solePlayer(payment);
