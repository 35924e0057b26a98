import { setTimeout as pause } from 'node:timers/promises';
import type { AuditReport } from './store.ts';

/**
 * Runs the audit `read` until its findings stay the same, and reports only findings that every run has made. Others may
 * write meanwhile, and a bank name is committed before the credits that follow from it, so a change that is half done
 * looks like a fault for a moment.
 */
export async function confirmFindings(read: () => Promise<AuditReport>): Promise<AuditReport> {
  let report = await read();
  for (let left = Infinity; report.findings.length > 0 && report.findings.length < left;) {
    left = report.findings.length;
    const before = new Set(report.findings);
    await pause(PAUSE);
    const later = await read();
    report = { ...later, findings: later.findings.filter((finding) => before.has(finding)) };
  }
  return report;
}

/** The pause between two runs, in milliseconds. */
const PAUSE = 50;
