import type { Collection } from 'mongodb';
import type { AttemptCount, AttemptStore } from '../access-store.ts';
import type { AttemptDocument } from './documents.ts';
import { isDuplicateKey, reach } from './errors.ts';

/** The counts of attempts of the port, in MongoDB. */
export function createAttempts(attempts: Collection<AttemptDocument>): AttemptStore {
  return {
    add: (key, { now, until, limit }) =>
      reach(async () => {
        for (;;) {
          await attempts.deleteMany({ until: { $lte: now } });
          const count = (await addOne(key, until, limit)) ?? (await countOf(key, limit));
          if (count !== null) return count;
        }
      }),

    subtract: (key, until) =>
      reach(async () => {
        await attempts.updateOne({ _id: key, until, count: { $gt: 0 } }, { $inc: { count: -1 } });
      }),
  };

  /** Returns `null` when the limit is reached, or when another attempt began the count in the same moment. */
  async function addOne(key: string, until: string, limit: number): Promise<AttemptCount | null> {
    try {
      const added = await attempts.findOneAndUpdate(
        { _id: key, count: { $lt: limit } },
        { $inc: { count: 1 }, $setOnInsert: { until } },
        { upsert: true, returnDocument: 'after' },
      );
      return added && { isCounted: true, count: added.count, until: added.until };
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  /** Returns `null` when the limit is not reached, or when the count has just ended. */
  async function countOf(key: string, limit: number): Promise<AttemptCount | null> {
    const counted = await attempts.findOne({ _id: key, count: { $gte: limit } });
    return counted && { isCounted: false, count: counted.count, until: counted.until };
  }
}
