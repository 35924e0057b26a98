import type { Collection } from 'mongodb';
import type { AttemptCount, AttemptStore } from '../access-store.ts';
import type { AttemptDocument } from './documents.ts';
import { reach } from './errors.ts';
import { untilKnown } from './until-known.ts';

/**
 * The counts of attempts of the port, in MongoDB. A count is the list of its attempts, at most `limit` of them, so that
 * counting one and taking it back do nothing when they are repeated.
 */
export function createAttempts(attempts: Collection<AttemptDocument>): AttemptStore {
  return {
    add: (key, { id, now, until, limit }) =>
      reach(async () => {
        await untilKnown(() => attempts.deleteMany({ until: { $lte: now } }));
        const count = () => countIn(key, id, limit);
        return untilKnown(async () => {
          const counted = await count();
          if (counted !== null) return counted;
          await attempts.insertOne({ _id: key, ids: [id], until });
          return { isCounted: true, count: 1, until };
        }, count);
      }),

    subtract: (key, id) =>
      reach(async () => {
        await untilKnown(() => attempts.updateOne({ _id: key }, { $pull: { ids: id } }));
      }),
  };

  /** Returns `null` when no count has begun. */
  async function countIn(key: string, id: string, limit: number): Promise<AttemptCount | null> {
    const last = `ids.${limit - 1}`;
    const added = await attempts.findOneAndUpdate(
      { _id: key, $or: [{ [last]: { $exists: false } }, { ids: id }] },
      { $addToSet: { ids: id } },
      { returnDocument: 'after' },
    );
    if (added) return { isCounted: true, count: added.ids.indexOf(id) + 1, until: added.until };
    const full = await attempts.findOne({ _id: key, [last]: { $exists: true } });
    return full && { isCounted: false, count: full.ids.length, until: full.until };
  }
}
