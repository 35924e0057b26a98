import type { Collection } from 'mongodb';
import type { AttemptCount, AttemptStore } from '../access-store.ts';
import type { AttemptDocument } from './documents.ts';
import { isDuplicateKey, reach } from './errors.ts';

/** The counts of attempts of the port, in MongoDB. */
export function createAttempts(attempts: Collection<AttemptDocument>): AttemptStore {
  return {
    add: (key, { now, until, limit }) =>
      reach(async () => {
        await attempts.deleteMany({ until: { $lte: now } });
        for (;;) {
          const count =
            (await addOne(key, limit)) ?? (await fullCount(key, limit)) ?? (await begin(key, until));
          if (count !== null) return count;
        }
      }),

    subtract: (key, until) =>
      reach(async () => {
        await attempts.updateOne({ _id: key, until, count: { $gt: 0 } }, { $inc: { count: -1 } });
      }),
  };

  async function addOne(key: string, limit: number): Promise<AttemptCount | null> {
    const within = { _id: key, count: { $lt: limit } };
    const added = await attempts.findOneAndUpdate(
      within,
      { $inc: { count: 1 } },
      { returnDocument: 'after' },
    );
    return added && { isCounted: true, count: added.count, until: added.until };
  }

  async function fullCount(key: string, limit: number): Promise<AttemptCount | null> {
    const full = await attempts.findOne({ _id: key, count: { $gte: limit } });
    return full && { isCounted: false, count: full.count, until: full.until };
  }

  /** Returns `null` when another attempt has begun the count in the same moment. */
  async function begin(key: string, until: string): Promise<AttemptCount | null> {
    try {
      await attempts.insertOne({ _id: key, count: 1, until });
      return { isCounted: true, count: 1, until };
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }
}
