import type { DatabaseSync } from 'node:sqlite';
import type { Change } from '@paidup/shared/change';
import { StoreError } from '../store.ts';
import { toStoreError } from './sqlite-errors.ts';

export type GroupCommit = {
  /** Sees committed writes only, because it never runs between the begin of a batch and its commit. */
  read<Outcome>(step: () => Outcome): Promise<Outcome>;
  /** Resolves with what `step` returns once that is durable; rejects when it left no trace. */
  write<Outcome>(step: (transaction: Transaction) => Outcome): Promise<Outcome>;
};

/** Runs a step that may take long, with a `read` and `write` for it alone. */
export type Alone = <Outcome>(step: (transaction: GroupCommit) => Promise<Outcome>) => Promise<Outcome>;

/** The functions that a write gets beside its statements. */
export type Transaction = {
  /** Notifies the listeners of a change once it is committed. */
  notify(entity: Change['entity'], id: string): void;
  /** Rolls back what this write has written so far. It still resolves, with the outcome. */
  refuse<Outcome>(outcome: Outcome): Outcome;
  /** Calls back after the commit, before anything is read again. */
  whenCommitted(callback: () => void): void;
};

/** A step of a batch. `run` takes it and returns how to answer it. */
type Write = { run(transaction: Transaction): () => void; reject(reason: unknown): void };

/**
 * Lets writes that arrive together share one transaction, and so one sync of the disk. Each write is a step in a
 * savepoint of its own, so that one that fails or refuses leaves no trace among the others. Nobody is answered before
 * the commit, and `publish` hears of the changes after it.
 */
export function createGroupCommit(database: DatabaseSync, publish: (changes: Change[]) => void) {
  const beginReading = database.prepare('BEGIN');
  const endReading = database.prepare('END');
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const savepoint = database.prepare('SAVEPOINT step');
  const rollBackStep = database.prepare('ROLLBACK TO step');
  const release = database.prepare('RELEASE step');
  let batch: Write[] = [];
  /** Whether the open transaction is one of reads. */
  let isReading = false;
  /** The error after which nothing is read or written any more. */
  let failure: StoreError | null = null;

  return { read, write, alone, outside, close };

  async function read<Outcome>(step: () => Outcome): Promise<Outcome> {
    if (failure) throw failure;
    try {
      startReading();
      return step();
    } catch (error) {
      throw failureOf(error) ?? error;
    }
  }

  function write<Outcome>(step: (transaction: Transaction) => Outcome): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      // Waits for one more look at the network, since those whom the last commit answered are about to write again.
      if (batch.length === 0) setImmediate(() => setImmediate(commitBatch));
      batch.push({
        run(transaction) {
          const outcome = step(transaction);
          return () => resolve(outcome);
        },
        reject,
      });
    });
  }

  /**
   * Runs a long step in a transaction of its own. All others are refused meanwhile. Rejects, and leaves no trace, if
   * the step does or if the database is closed before its end.
   */
  async function alone<Outcome>(step: (transaction: GroupCommit) => Promise<Outcome>): Promise<Outcome> {
    commitBatch();
    if (failure) throw failure;
    stopReading();
    begin.run();
    const busy = (failure = new StoreError('unavailable', 'A backup is being restored just now.'));
    try {
      const outcome = await step({
        read: async (inner) => inner(),
        write: async (inner) => inner({ notify() {}, refuse: (refused) => refused, whenCommitted() {} }),
      });
      commit.run();
      return outcome;
    } catch (error) {
      rollBack();
      throw failure === busy ? (toStoreError(error) ?? error) : failure;
    } finally {
      if (failure === busy) failure = null;
    }
  }

  /** Runs a step that can't be in a transaction, between two batches. */
  async function outside<Outcome>(step: () => Outcome): Promise<Outcome> {
    commitBatch();
    if (failure) throw failure;
    stopReading();
    try {
      return step();
    } catch (error) {
      throw failureOf(error) ?? error;
    }
  }

  /** Commits what waits, then refuses everything. */
  function close(): void {
    commitBatch();
    if (failure?.kind !== 'broken') failure = new StoreError('unavailable', 'The database is closed.');
  }

  /** Reads that follow each other at once share a transaction, so that the file is locked for them once. */
  function startReading(): void {
    if (database.isTransaction) return;
    beginReading.run();
    isReading = true;
    setImmediate(stopReading);
  }

  function stopReading(): void {
    if (isReading && database.isOpen && database.isTransaction) endReading.run();
    isReading = false;
  }

  function commitBatch(): void {
    const writes = batch;
    if (writes.length === 0) return;
    batch = [];
    const changes: Change[] = [];
    const answers: (() => void)[] = [];
    try {
      if (failure) throw failure;
      stopReading();
      begin.run();
      for (const one of writes) answers.push(...runInSavepoint(one, changes));
      commit.run();
    } catch (error) {
      const reason =
        failureOf(error) ?? new StoreError('unavailable', 'The database could not commit.', error);
      rollBack();
      for (const { reject } of writes) reject(reason);
      return;
    }
    for (const answer of answers) answer();
    publish(changes);
  }

  /** Adds the write's changes, and returns what to call once it is committed. */
  function runInSavepoint({ run, reject }: Write, changes: Change[]): (() => void)[] {
    const noted: Change[] = [];
    const callbacks: (() => void)[] = [];
    let isRefused = false;
    const transaction: Transaction = {
      notify: (entity, id) => noted.push({ entity, id }),
      refuse(outcome) {
        isRefused = true;
        return outcome;
      },
      whenCommitted: (callback) => callbacks.push(callback),
    };
    savepoint.run();
    try {
      const answer = run(transaction);
      if (isRefused) rollBackStep.run();
      release.run();
      if (isRefused) return [answer];
      changes.push(...noted);
      return [...callbacks, answer];
    } catch (error) {
      // After a full disk or an I/O error SQLite may have rolled back everything, so the whole batch fails.
      if (toStoreError(error)) throw error;
      rollBackStep.run();
      release.run();
      return [() => reject(error)];
    }
  }

  function rollBack(): void {
    try {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
    } catch (error) {
      failureOf(error);
    }
  }

  /** Returns the error as the store's own. After a `broken` one nothing is read or written any more. */
  function failureOf(error: unknown): StoreError | null {
    const reason = toStoreError(error);
    if (reason?.kind === 'broken') failure ??= reason;
    return reason;
  }
}
