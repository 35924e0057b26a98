import type { DatabaseSync } from 'node:sqlite';
import { createLedgerAudit } from '../audit-ledger.ts';
import type { AuditReport } from '../store.ts';
import { readRecords } from './records.ts';

/**
 * Checks the file and every record in it. It runs synchronously, so the records are those of one committed state.
 */
export function auditDatabase(database: DatabaseSync): AuditReport {
  const audit = createLedgerAudit();
  for (const one of readRecords(database)) audit.add(one);
  const { findings, ...counts } = audit.report();
  return { ...counts, findings: [...checkFile(database), ...findings] };
}

/** Checks the pages, the indexes, the references and the copied columns of the file. */
function checkFile(database: DatabaseSync): string[] {
  const damage = database.prepare('PRAGMA integrity_check').all();
  const orphans = database.prepare('PRAGMA foreign_key_check').all();
  const copies = database.prepare(STALE_COPIES).all();
  const charges = database.prepare(STALE_CHARGES).all();
  const strays = database.prepare(STRAYS).all();
  const accounts = database.prepare(LOST_ACCOUNTS).all();
  return [
    ...damage
      .map(({ integrity_check }) => String(integrity_check))
      .filter((line) => line !== 'ok')
      .map((line) => `The file is damaged: ${line.replace(/\s+/g, ' ')}.`),
    ...orphans.map(({ table, parent }) => `A row of ${table} names one of ${parent} that does not exist.`),
    ...copies.map(({ payment_id }) => `Payment ${payment_id} is listed under another instant than its own.`),
    ...charges.map(
      ({ fixture_id }) =>
        `Fixture ${fixture_id} has charges that are listed under another instant than its own.`,
    ),
    ...strays.map(({ payment_id }) => `Payment ${payment_id} can’t be found by its payer.`),
    ...accounts.map(({ id }) => `Payment ${id} has an account that can’t be found by its payer.`),
  ];
}

const STALE_COPIES = `
  SELECT DISTINCT payment_id FROM allocations JOIN payments ON payments.id = payment_id
  WHERE allocations.paid_at <> payments.paid_at`;
const STALE_CHARGES = `
  SELECT DISTINCT fixture_id FROM attendance JOIN fixtures ON fixtures.id = fixture_id
  WHERE attendance.kick_off_at <> fixtures.kick_off_at OR attendance.created_at <> fixtures.created_at`;
const STRAYS = `
  SELECT DISTINCT payment_id FROM allocations JOIN payments ON payments.id = payment_id
  WHERE counterparty_key <> '' AND NOT EXISTS (
    SELECT * FROM payers
    WHERE payers.counterparty_key = payments.counterparty_key AND payers.player_id = allocations.player_id)`;
const LOST_ACCOUNTS = `
  SELECT id FROM payments
  WHERE counterparty_key <> '' AND payer_account_hash IS NOT NULL AND NOT EXISTS (
    SELECT * FROM payer_accounts
    WHERE payer_accounts.counterparty_key = payments.counterparty_key AND hash = payer_account_hash AND since <= paid_at)`;
