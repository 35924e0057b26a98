import { setTimeout as pause } from 'node:timers/promises';
import { auditFixture, auditSettings } from '../domain/audit-fixtures.ts';
import { auditPayment } from '../domain/audit-payments.ts';
import { auditIgnoredPayer, auditPlayer } from '../domain/audit-players.ts';
import type {
  FixtureRecord,
  IgnoredPayerRecord,
  PaymentRecord,
  PlayerRecord,
  SettingsRecord,
} from '../domain/records.ts';
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
    player(player: PlayerRecord): void {
      counts.players += 1;
      findings.push(...auditPlayer(player, known));
      known.hasHistory.set(player.id, player.has_history);
      for (const { key } of player.bank_names) known.ownerOfKey.set(key, player.id);
    },

    fixture(fixture: FixtureRecord): void {
      counts.fixtures += 1;
      findings.push(...auditFixture(fixture, known));
    },

    payment(payment: PaymentRecord): void {
      counts.payments += 1;
      findings.push(...auditPayment(payment, known));
    },

    ignoredPayer(payer: IgnoredPayerRecord): void {
      findings.push(...auditIgnoredPayer(payer, ignoredKeys));
      ignoredKeys.add(payer.key);
    },

    settings(settings: SettingsRecord): void {
      findings.push(...auditSettings(settings));
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
