import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { confirmFindings } from '../confirm-findings.ts';
import { type AuditReport, StoreError } from '../store.ts';
import { auditDatabase } from './audit.ts';
import type { GroupCommit } from './group-commit.ts';

/** How an audit ended that ran in another process. */
export type AuditOutcome = { report: AuditReport } | Pick<StoreError, 'kind' | 'message'>;

/**
 * The audit, which nobody has to wait for. A small file, or one in memory alone, is read at once; a large one is read
 * in a process of its own, whose memory goes with it. `stop` ends those that still run: they reject with
 * `unavailable`.
 */
export function createAudit(database: DatabaseSync, read: GroupCommit['read']) {
  const running = new Set<ChildProcess>();

  return {
    audit: () => confirmFindings(auditOnce),

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
    // The reading of a store that was closed meanwhile, or that is broken, is refused.
    return read(() => reportOf(outcome));
  }

  /** Resolves when the process has ended, so that it has let go of the file. */
  function auditApart(file: string): Promise<AuditOutcome> {
    return new Promise((resolve) => {
      let outcome: AuditOutcome = { kind: 'unavailable', message: 'The audit was cut short.' };
      const script = new URL('./audit-process.ts', import.meta.url);
      const child = fork(script, [file], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      running.add(child);
      child.once('message', (told) => {
        if (isOutcome(told)) outcome = told;
      });
      child.once('error', ({ message }) => end({ kind: 'unavailable', message }));
      child.once('exit', () => end(outcome));

      function end(known: AuditOutcome): void {
        running.delete(child);
        resolve(known);
      }
    });
  }
}

function reportOf(outcome: AuditOutcome): AuditReport {
  if ('report' in outcome) return outcome.report;
  throw new StoreError(outcome.kind, outcome.message);
}

const isOutcome = (told: unknown): told is AuditOutcome =>
  typeof told === 'object' && told !== null && ('report' in told || 'message' in told);

function largeFile(database: DatabaseSync): string | null {
  const { page_count } = database.prepare('PRAGMA page_count').get() ?? {};
  return Number(page_count) > SMALL ? database.location() : null;
}

/** How many pages of 4 KiB are read within 50 ms. */
const SMALL = 256;
