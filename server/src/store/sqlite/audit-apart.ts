import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { confirmFindings } from '../confirm-findings.ts';
import { type AuditReport, StoreError } from '../store.ts';
import { auditDatabase, inOne, type Part, type PartOutcome } from './audit.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Records } from './records.ts';

/**
 * The audit, which nobody has to wait for: what is small, or in memory alone, is read within one turn of the event
 * loop, and a large file in two processes, one for each part, whose memory goes with them. `stop` ends those that
 * still run: they reject with `unavailable`.
 */
export function createAudit(database: DatabaseSync, read: GroupCommit['read'], records: Records) {
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
    const outcomes = await read(() => {
      const file = largeFile(database);
      return file === null ? null : Promise.all([auditApart(file, 'file'), auditApart(file, 'records')]);
    });
    if (outcomes === null) return auditDatabase(database, read, records);
    return read(() => inOne(outcomes.map(reportOf)));
  }

  /** Resolves when the process has ended, so that it has let go of the file. */
  function auditApart(file: string, part: Part): Promise<PartOutcome> {
    return new Promise((resolve) => {
      let outcome: PartOutcome = { kind: 'unavailable', message: 'The audit was cut short.' };
      const script = new URL('./audit-process.ts', import.meta.url);
      const child = fork(script, [file, part], {
        execArgv: [],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      running.add(child);
      child.once('message', (told) => {
        if (isOutcome(told)) outcome = told;
      });
      child.once('error', ({ message }) => end({ kind: 'unavailable', message }));
      child.once('exit', () => end(outcome));

      function end(known: PartOutcome): void {
        running.delete(child);
        resolve(known);
      }
    });
  }
}

function reportOf(outcome: PartOutcome): AuditReport {
  if ('report' in outcome) return outcome.report;
  throw new StoreError(outcome.kind, outcome.message);
}

const isOutcome = (told: unknown): told is PartOutcome =>
  typeof told === 'object' && told !== null && ('report' in told || 'message' in told);

function largeFile(database: DatabaseSync): string | null {
  const { page_count } = database.prepare('PRAGMA page_count').get() ?? {};
  return Number(page_count) > SMALL ? database.location() : null;
}

/** How many pages of 4 KiB are read within 50 ms. */
const SMALL = 256;
