import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { type AuditReport, StoreError } from '../store.ts';
import { auditDatabase, type AuditOutcome } from './audit.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Records } from './records.ts';

/**
 * The audit, which nobody has to wait for: what is small, or in memory alone, is read within one turn of the event
 * loop, and a large file in a thread of its own. `stop` ends those that still run: they reject with `unavailable`.
 */
export function createAudit(database: DatabaseSync, read: GroupCommit['read'], records: Records) {
  const running = new Set<Worker>();

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
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };

  /** Resolves when the thread has ended, so that it has let go of the file. */
  function auditApart(file: string): Promise<AuditOutcome> {
    return new Promise((resolve) => {
      let outcome: AuditOutcome = { kind: 'unavailable', message: 'The audit was cut short.' };
      const worker = new Worker(new URL('./audit-thread.ts', import.meta.url), {
        workerData: file,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
      });
      running.add(worker);
      worker.once('message', (told: AuditOutcome) => (outcome = told));
      worker.once('error', ({ message }: Error) => (outcome = { kind: 'unavailable', message }));
      worker.once('exit', () => {
        running.delete(worker);
        resolve(outcome);
      });
    });
  }
}

function largeFile(database: DatabaseSync): string | null {
  const { page_count } = database.prepare('PRAGMA page_count').get() ?? {};
  return Number(page_count) > SMALL ? database.location() : null;
}

/** How many pages of 4 KiB are read within 50 ms. */
const SMALL = 256;
/** What a thread may fill with what it soon forgets, in megabytes: more is only faster. */
const YOUNG_GENERATION = 8;
