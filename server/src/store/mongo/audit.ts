import { createLedgerAudit } from '../audit-ledger.ts';
import { confirmFindings } from '../confirm-findings.ts';
import type { AuditReport } from '../store.ts';
import type { Collections } from './collections.ts';
import { toFixture, toIgnoredPayer, toPayment, toPlayer, toSettings } from './documents.ts';
import { reach } from './errors.ts';

/**
 * Reads the ledger and checks it. Others may write meanwhile, and then a payment can be read whose player was not
 * there yet when the players were: that too is gone at a second reading.
 */
export function auditCollections(collections: Collections): Promise<AuditReport> {
  return reach(() => confirmFindings(() => readLedger(collections)), LONGEST);
}

/** How long the ledger may take to be read, in milliseconds. */
const LONGEST = 600_000;

async function readLedger(collections: Collections): Promise<AuditReport> {
  const { players, fixtures, payments, ignoredPayers, settings } = collections;
  const audit = createLedgerAudit();
  for await (const player of players.find()) audit.player(toPlayer(player));
  for await (const fixture of fixtures.find()) audit.fixture(toFixture(fixture));
  for await (const payment of payments.find()) audit.payment(toPayment(payment));
  for await (const payer of ignoredPayers.find()) audit.ignoredPayer(toIgnoredPayer(payer));
  for await (const stored of settings.find()) audit.settings(toSettings(stored));
  return audit.report();
}
