import { setTimeout as pause } from 'node:timers/promises';
import type { AuditReport } from './store.ts';

/**
 * Audits by `read`, beside others who write: a name and the credits that follow from it are commits of their own,
 * and what is half done looks like a fault. So a finding counts when a later reading confirms it; while some go
 * away, the rest are looked for once more.
 */
export async function confirmFindings(read: () => Promise<AuditReport>): Promise<AuditReport> {
  let report = await read();
  for (let left = Infinity; report.findings.length > 0 && report.findings.length < left;) {
    left = report.findings.length;
    const before = new Set(report.findings);
    await pause(MEANWHILE);
    const later = await read();
    report = { ...later, findings: later.findings.filter((finding) => before.has(finding)) };
  }
  return report;
}

/** How long what is half done has until the next reading, in milliseconds. */
const MEANWHILE = 50;
