import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { type AuditReport, StoreError } from '../store.ts';
import { auditDatabase, type AuditOutcome } from './audit.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Records } from './records.ts';

/**
 * The audit, which nobody has to wait for: what is small, or in memory alone, is read within one turn of the event
 * loop, and a large file in a process of its own, whose memory goes with it. `stop` ends those that still run: they
 * reject with `unavailable`.
 */
export function createAudit(database: DatabaseSync, read: GroupCommit['read'], records: Records) {
  const running = new Set<ChildProcess>();

  return {
    async audit(): Promise<AuditReport> {
      const outcome = await read(() => {
        const file = largeFile(database);
        return file === null ? null : auditApart(file);
      });
      if (outcome === null) return auditDatabase(database, read, records);
      if ('report' in outcome) return outcome.report;
      return read(() => {
        throw new StoreError(outcome.kind, outcome.message);
      });
    },

    async stop(): Promise<void> {
      const ended = [...running].map((child) => once(child, 'exit'));
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(ended);
    },
  };

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

const isOutcome = (told: unknown): told is AuditOutcome =>
  typeof told === 'object' && told !== null && ('report' in told || 'message' in told);

function largeFile(database: DatabaseSync): string | null {
  const { page_count } = database.prepare('PRAGMA page_count').get() ?? {};
  return Number(page_count) > SMALL ? database.location() : null;
}

/** How many pages of 4 KiB are read within 50 ms. */
const SMALL = 256;
