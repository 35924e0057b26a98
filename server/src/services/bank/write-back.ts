import type { BankProblem } from '@paidup/shared/bank';
import {
  type BankTaskKind,
  type BankTaskRecord,
  begun,
  closed,
  postponed,
  switchedOnAt,
} from '../../domain/bank-tasks.ts';
import { instantAfter } from '../../domain/calendar.ts';
import { AppError } from '../../errors.ts';
import { MonzoError } from '../../monzo/client/index.ts';
import { createAlone } from '../alone.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { createAnnotate } from './annotate.ts';
import type { Connection } from './connection.ts';
import { createFindTasks } from './find-tasks.ts';
import { createMoveToPot } from './move-to-pot.ts';
import { createPutInFeed } from './put-in-feed.ts';
import { createPutReceipt } from './put-receipt.ts';
import { failureOf, type Prepare } from './write-back-call.ts';

/**
 * Writes back to the bank what the organiser has switched on. No credit waits for it. Of all processes one does one task at
 * a time, and a task that is over is never done again.
 */
export function createWriteBackService(dependencies: ServiceDependencies, connection: Connection) {
  const { store, clock } = dependencies;
  const { aloneOrNot } = createAlone(dependencies);
  const findTasks = createFindTasks(dependencies);
  const prepare: Record<BankTaskKind, Prepare> = {
    pot: createMoveToPot(dependencies),
    notes: createAnnotate(dependencies),
    receipt: createPutReceipt(dependencies),
    feed: createPutInFeed(dependencies),
  };
  let restUntil = '';

  return {
    /**
     * Looks for what there is to write back, and does what is due, until the bank is in trouble. It does nothing while
     * another process does so. Returns the tasks that are over.
     */
    async run(): Promise<BankTaskRecord[]> {
      const over: BankTaskRecord[] = [];
      await aloneOrNot('bank write-back', async () => {
        const current = await connection.current();
        if (connection.monzo === null || current.state !== 'connected') return;
        await findTasks(current);
        while (clock() >= restUntil) {
          const task = await store.bankTasks.nextDue(clock());
          if (task === null) return;
          const after = await attempt(task);
          if (after && after.state !== 'open') over.push(after);
        }
      });
      return over;
    },
  };

  /** Returns what has become of the task, or `null` if another process has changed it. */
  async function attempt(task: BankTaskRecord): Promise<BankTaskRecord | null> {
    if (task.begun_at !== null) {
      // A process died after it had begun, so the bank may have got it, and it can't be taken back.
      await tellProblem(task.kind, true);
      return replaced(closed(task, 'failed', clock(), 'unsure'));
    }
    const call = await prepare[task.kind](task, await connection.current());
    if (call === null) return replaced(closed(task, 'dropped', clock()));
    const isRepeatable = task.kind !== 'feed';
    let current = task;
    try {
      if (!isRepeatable) {
        // While the bank does not answer at all, nothing is begun.
        await connection.ask((monzo) => monzo.auth.whoAmI());
        const started = await replaced(begun(task, clock()));
        if (started === null) return null;
        current = started;
      }
      const failure = await connection.ask((monzo) => failureOf(call(monzo), isRepeatable));
      await tellProblem(task.kind, failure !== null);
      return await replaced(closed(current, failure === null ? 'done' : 'failed', clock(), failure));
    } catch (error) {
      if (!(error instanceof AppError || error instanceof MonzoError)) throw error;
      const wait = 1000 * ((error instanceof AppError && error.retryAfter) || 60);
      restUntil = instantAfter(clock(), wait);
      return replaced(postponed(current, clock(), wait));
    }
  }

  async function replaced(task: BankTaskRecord): Promise<BankTaskRecord | null> {
    return (await store.bankTasks.replace(task, task.rev - 1)) === 'replaced' ? task : null;
  }

  async function tellProblem(kind: BankTaskKind, isPresent: boolean): Promise<void> {
    // The trouble is over with the switch.
    if (isPresent && switchedOnAt(await connection.current(), kind) === null) return;
    await connection.setProblem(PROBLEMS[kind], isPresent);
  }
}

const PROBLEMS: Record<BankTaskKind, BankProblem> = {
  pot: 'pot_failed',
  notes: 'notes_failed',
  feed: 'feed_failed',
  receipt: 'receipt_failed',
};
