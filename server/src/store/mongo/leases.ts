import type { Db, MongoClient } from 'mongodb';
import type { LeaseStore } from '../bank-store.ts';
import { isDuplicateKey, reach } from './errors.ts';
import { serverTime } from './server-time.ts';

/** The leases of the port, in MongoDB. All times are the server's. The unique `_id` lets only one of two processes win. */
export function createLeases(client: MongoClient, database: Db): LeaseStore {
  const leases = database.collection<{ _id: string; holder: string; until: number }>('leases');

  return {
    take: (name, holder, milliseconds) =>
      reach(async () => {
        const now = await serverTime(client);
        const mine = { _id: name, $or: [{ holder }, { until: { $lte: now } }] };
        const lease = { holder, until: now + milliseconds };
        try {
          await leases.updateOne(mine, { $set: lease }, { upsert: true });
          return true;
        } catch (error) {
          if (isDuplicateKey(error)) return false;
          throw error;
        }
      }),

    release: (name, holder) =>
      reach(async () => {
        await leases.deleteOne({ _id: name, holder });
      }),
  };
}
