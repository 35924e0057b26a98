import type { AnyBulkWriteOperation, Collection, WithId } from 'mongodb';
import type { StoreLog } from '../store.ts';
import { waitOut } from '../wait-out.ts';
import { chunksOf } from './chunks-of.ts';
import { solePlayer, type PaymentDocument } from './documents.ts';
import { isUnavailable, reach } from './errors.ts';

/**
 * Adds `sole_player` to the payments that an older version has stored, in the background, until it is stopped. Several
 * processes may do so at once. A payment that somebody changes meanwhile is left as it is, and the next start goes on
 * where this one ended.
 */
export function fillSolePlayers(payments: Collection<PaymentDocument>, log: StoreLog): { stop(): void } {
  let isStopped = false;
  const passes = (error: unknown) => !isStopped && isUnavailable(error);
  waitOut(fillAll, { passes, timeout: HOUR }).catch((error: unknown) => {
    if (!isStopped)
      log.warn(`Sums stay slow until the next start. Payments could not be updated: ${String(error)}`);
  });
  return { stop: () => void (isStopped = true) };

  async function fillAll(): Promise<void> {
    const old = payments.find({ sole_player: { $exists: false } }, { projection, batchSize: BATCH });
    for await (const some of chunksOf(old, BATCH)) {
      if (isStopped || some.length === 0) return;
      await reach(() => payments.bulkWrite(some.map(fill), { ordered: false }));
    }
  }
}

/** Everybody who changes what `sole_player` is made of writes a new revision. */
function fill(payment: WithId<PaymentDocument>): AnyBulkWriteOperation<PaymentDocument> {
  const { _id, rev } = payment;
  const update = { $set: { sole_player: solePlayer(payment) } };
  return { updateOne: { filter: { _id, rev, sole_player: { $exists: false } }, update } };
}

const projection = { amount: 1, allocations: 1, rev: 1, source: 1 };

/** A batch takes some tens of milliseconds, and requests go on between two of them. */
const BATCH = 500;
const HOUR = 3_600_000;
