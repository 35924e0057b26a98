import type { DatabaseSync } from 'node:sqlite';
import type { Change } from '@paidup/shared/change';
import { StoreError } from '../store.ts';
import { toStoreError } from './sqlite-errors.ts';

export type GroupCommit = ReturnType<typeof createGroupCommit>;

/** Notes a change to be told once it is committed. A step that rings nothing is rolled back: it refused. */
export type Ring = (entity: Change['entity'], id: string) => void;

/**
 * Lets the writes of two turns of the event loop share one commit, and so one sync of the disk. One that fails or
 * refuses leaves no trace among the others: then all of the turn is undone and each has its step taken again, in a
 * savepoint of its own. Nobody is answered before the commit, and `tell` hears of the changes after it.
 */
export function createGroupCommit(database: DatabaseSync, tell: (changes: Change[]) => void) {
  const beginReading = database.prepare('BEGIN');
  const endReading = database.prepare('END');
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const savepoint = database.prepare('SAVEPOINT step');
  const undo = database.prepare('ROLLBACK TO step');
  const release = database.prepare('RELEASE step');
  let queue: Write[] = [];
  let changes: Change[] = [];
  let refusal: StoreError | null = null;
  const listeners: (() => void)[] = [];

  const ring: Ring = (entity, id) => changes.push({ entity, id });

  /** Sees committed writes only, because it never runs between the begin of writes and their commit. */
  async function read<Outcome>(step: () => Outcome): Promise<Outcome> {
    if (refusal) throw refusal;
    try {
      startReading();
      return step();
    } catch (error) {
      throw judge(error) ?? error;
    }
  }

  /**
   * Resolves with what `step` returns once that is durable; rejects when it left no trace. It may be taken twice:
   * what it does beside the file is undone by who listens with `whenRolledBack`.
   */
  function write<Outcome>(step: (ring: Ring) => Outcome): Promise<Outcome> {
    return enqueue(() => step(ring), true);
  }

  /** As `write`, for what nobody hears of: the step can't refuse. */
  function writeQuietly<Outcome>(step: () => Outcome): Promise<Outcome> {
    return enqueue(step, false);
  }

  /** Calls `listener` when writes that had been attempted came to nothing. */
  function whenRolledBack(listener: () => void): void {
    listeners.push(listener);
  }

  /** Commits what is queued, then refuses everything. */
  function close(): void {
    commitTurn();
    refusal ??= new StoreError('unavailable', 'The database is closed.');
  }

  return { read, write, writeQuietly, whenRolledBack, close };

  /** The reads of a turn share a transaction, so that the file is locked for them once. */
  function startReading(): void {
    if (database.isTransaction) return;
    beginReading.run();
    setImmediate(stopReading);
  }

  function stopReading(): void {
    if (database.isOpen && database.isTransaction) endReading.run();
  }

  function enqueue<Outcome>(step: () => Outcome, mustRing: boolean): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      if (refusal) return reject(refusal);
      // One more look at the network first: whoever was answered by the last commit is just asking again.
      if (queue.length === 0) setImmediate(() => setImmediate(commitTurn));
      queue.push({
        attempt() {
          const outcome = step();
          return () => resolve(outcome);
        },
        mustRing,
        reject,
      });
    });
  }

  function commitTurn(): void {
    const writes = queue;
    if (writes.length === 0) return;
    queue = [];
    let answers: (() => void)[];
    try {
      if (refusal) throw refusal;
      stopReading();
      begin.run();
      answers = attemptTogether(writes) ?? attemptApart(writes);
      commit.run();
    } catch (error) {
      const reason = judge(error) ?? new StoreError('unavailable', 'The database could not commit.', error);
      rollBack();
      for (const one of writes) one.reject(reason);
      return;
    }
    for (const answer of answers) answer();
    tell(changes);
  }

  /** How to answer each; nothing when one of them failed or refused. */
  function attemptTogether(writes: Write[]): (() => void)[] | null {
    changes = [];
    const answers: (() => void)[] = [];
    for (const { attempt, mustRing } of writes) {
      const before = changes.length;
      try {
        answers.push(attempt());
      } catch (error) {
        if (toStoreError(error)) throw error;
        return null;
      }
      if (mustRing && changes.length === before) return null;
    }
    return answers;
  }

  function attemptApart(writes: Write[]): (() => void)[] {
    rollBack();
    begin.run();
    changes = [];
    return writes.map(attemptAlone);
  }

  function attemptAlone(one: Write): () => void {
    const before = changes.length;
    savepoint.run();
    try {
      const answer = one.attempt();
      if (one.mustRing && changes.length === before) takeBack(before);
      release.run();
      return answer;
    } catch (error) {
      // After a full disk or an I/O error SQLite may have rolled back everything: then all share the fate.
      if (toStoreError(error)) throw error;
      takeBack(before);
      release.run();
      return () => one.reject(error);
    }
  }

  function takeBack(before: number): void {
    changes.length = before;
    undo.run();
    tellRolledBack();
  }

  function tellRolledBack(): void {
    for (const listener of listeners) listener();
  }

  function rollBack(): void {
    tellRolledBack();
    try {
      if (database.isTransaction) database.exec('ROLLBACK');
    } catch (error) {
      judge(error);
    }
  }

  function judge(error: unknown): StoreError | null {
    const reason = toStoreError(error);
    if (reason?.kind === 'broken') refusal ??= reason;
    return reason;
  }
}

/** `attempt` takes the step and returns how to answer it once committed. */
type Write = { attempt(): () => void; mustRing: boolean; reject(reason: unknown): void };
