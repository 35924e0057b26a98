import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { confirmFindings } from '../audit-ledger.ts';
import { type AuditReport, StoreError } from '../store.ts';
import { auditDatabase } from './audit.ts';
import type { GroupCommit } from './group-commit.ts';

export type AuditOutcome = { report: AuditReport } | Pick<StoreError, 'kind' | 'message'>;

/**
 * Audits the database without holding up other requests. It reads a small file, or a database in memory, in this process,
 * and a large file in a child process. `stop` kills the audits that still run, which reject with `unavailable`.
 */
export function createAudit(database: DatabaseSync, read: GroupCommit['read']) {
  const running = new Set<ChildProcess>();

  return {
    audit: () => confirmFindings(auditOnce, 0),

    async stop(): Promise<void> {
      const ended = [...running].map((child) => once(child, 'exit'));
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(ended);
    },
  };

  async function auditOnce(): Promise<AuditReport> {
    const outcome = await read(() => {
      const file = largeFile(database);
      return file === null ? { report: auditDatabase(database) } : auditApart(file);
    });
    // Rejects if the store was closed meanwhile or is broken.
    return read(() => reportOf(outcome));
  }

  /** Resolves when the process has ended and released the file. */
  function auditApart(file: string): Promise<AuditOutcome> {
    return new Promise((resolve) => {
      let outcome: AuditOutcome = { kind: 'unavailable', message: 'The audit was cut short.' };
      const script = new URL('./audit-process.ts', import.meta.url);
      const child = fork(script, [file], {
        execArgv: SPARING,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      running.add(child);
      child.once('message', (message) => {
        if (isOutcome(message)) outcome = message;
      });
      child.once('error', ({ message }) => end({ kind: 'unavailable', message }));
      child.once('exit', () => end(outcome));

      function end(final: AuditOutcome): void {
        running.delete(child);
        resolve(final);
      }
    });
  }
}

function reportOf(outcome: AuditOutcome): AuditReport {
  if ('report' in outcome) return outcome.report;
  throw new StoreError(outcome.kind, outcome.message);
}

const isOutcome = (message: unknown): message is AuditOutcome =>
  typeof message === 'object' && message !== null && ('report' in message || 'message' in message);

function largeFile(database: DatabaseSync): string | null {
  const { page_count } = database.prepare('PRAGMA page_count').get() ?? {};
  return Number(page_count) > MAX_PAGES ? database.location() : null;
}

/** The number of 4 KiB pages that take about 50 ms to audit. */
const MAX_PAGES = 256;

/** Node collects garbage before it takes more memory. It saves 25 MB of 130, and costs no time. */
const SPARING = ['--optimize-for-size'];
