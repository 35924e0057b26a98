import { setTimeout as pause } from 'node:timers/promises';
import { auditFixture, auditSettings } from '../domain/audit-fixtures.ts';
import { auditPayment } from '../domain/audit-payments.ts';
import { auditIgnoredPayer, auditPlayer } from '../domain/audit-players.ts';
import type { BackupRecord } from '../domain/records.ts';
import type { AuditReport } from './store.ts';

/**
 * Audits records one at a time by the rules of `domain/`, so that the ledger need not fit into memory. The players have
 * to come first.
 */
export function createLedgerAudit() {
  const counts = { players: 0, fixtures: 0, payments: 0 };
  const findings: string[] = [];
  const known = { hasHistory: new Map<string, boolean>(), ownerOfKey: new Map<string, string>() };
  const ignoredKeys = new Set<string>();

  return {
    add({ noun, record }: BackupRecord): void {
      switch (noun) {
        case 'player':
          counts.players += 1;
          findings.push(...auditPlayer(record, known));
          known.hasHistory.set(record.id, record.has_history);
          for (const { key } of record.bank_names) known.ownerOfKey.set(key, record.id);
          break;
        case 'fixture':
          counts.fixtures += 1;
          findings.push(...auditFixture(record, known));
          break;
        case 'payment':
          counts.payments += 1;
          findings.push(...auditPayment(record, known));
          break;
        case 'ignored_payer':
          findings.push(...auditIgnoredPayer(record, ignoredKeys));
          ignoredKeys.add(record.key);
          break;
        case 'settings':
          findings.push(...auditSettings(record));
      }
    },

    report: (): AuditReport => ({ ...counts, findings }),
  };
}

/**
 * Runs the audit `read` until its findings stay the same, for `patience` milliseconds at least, and reports only findings
 * that every run has made. Others may write meanwhile, and a bank name is committed before the credits that follow from
 * it, so a change that is half done looks like a fault for as long as the rest of it takes.
 */
export async function confirmFindings(
  read: () => Promise<AuditReport>,
  patience: number,
): Promise<AuditReport> {
  let report = await read();
  const deadline = Date.now() + patience;
  for (let left = Infinity, wait = PAUSE; report.findings.length > 0; wait *= 2) {
    if (report.findings.length === left && Date.now() >= deadline) break;
    left = report.findings.length;
    const before = new Set(report.findings);
    await pause(wait);
    const later = await read();
    report = { ...later, findings: later.findings.filter((finding) => before.has(finding)) };
  }
  return report;
}

/** The first pause between two runs, in milliseconds. Each of the next ones is twice as long. */
const PAUSE = 50;
