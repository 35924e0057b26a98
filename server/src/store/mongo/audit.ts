import { createLedgerAudit, confirmFindings } from '../audit-ledger.ts';
import type { AuditReport } from '../store.ts';
import { DURABLY } from './capabilities.ts';
import type { Collections } from './collections.ts';
import { type PaymentDocument, solePlayer, toPayment } from './documents.ts';
import { reach } from './errors.ts';
import { IN_BATCHES, readers } from './records.ts';

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

async function readLedger(collections: Collections): Promise<AuditReport> {
  const audit = createLedgerAudit();
  const { player, payment: _own, ...others } = readers(collections);
  for await (const one of player()) audit.add(one);
  const misfiled: string[] = [];
  for await (const payment of collections.payments.find({}, IN_BATCHES)) {
    audit.add({ noun: 'payment', record: toPayment(payment) });
    if (isMisfiled(payment)) misfiled.push(`Payment ${payment._id} is summed up under another player.`);
  }
  for (const read of Object.values(others)) for await (const one of read()) audit.add(one);
  const { findings, ...counts } = audit.report();
  return { ...counts, findings: [...findings, ...misfiled] };
}

/** Whether the copy in `sole_player`, which sums are read from, differs from the allocations. */
const isMisfiled = (payment: PaymentDocument) =>
  payment.sole_player !== undefined && payment.sole_player !== solePlayer(payment);
