import { randomUUID } from 'node:crypto';
import type { Db, MongoClient } from 'mongodb';
import { z } from 'zod';
import type { AuditReport, Store } from '../store.ts';
import { greet } from './capabilities.ts';
import { isDuplicateKey, reach } from './errors.ts';

/**
 * Lets one of all processes on the database audit it, and none for an hour after. A process that dies during its audit
 * keeps the lease until it expires. `release` ends the lease of an audit that is cut short. All times are the server's.
 */
export function createAuditLease(client: MongoClient, database: Db, audit: Store['audit']) {
  const leases = database.collection<Lease>('leases');
  const holder = randomUUID();
  let isAuditing = false;

  return {
    async auditUnlessRecent(): Promise<AuditReport | null> {
      isAuditing = await reach(take);
      if (!isAuditing) return null;
      try {
        const report = await audit();
        await reach(keepForAnHour);
        isAuditing = false;
        return report;
      } finally {
        await release();
      }
    },

    release,
  };

  /** The unique `_id` lets only one of two processes insert the lease, or take over one that has expired. */
  async function take(): Promise<boolean> {
    const now = await serverTime(client);
    const lease = { holder, until: now + MAX_AUDIT };
    try {
      await leases.updateOne({ _id: ID, until: { $lte: now } }, { $set: lease }, { upsert: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async function keepForAnHour(): Promise<void> {
    const until = (await serverTime(client)) + HOUR;
    await leases.updateOne({ _id: ID, holder }, { $set: { until } });
  }

  /** When the server is away, the lease expires. */
  async function release(): Promise<void> {
    if (!isAuditing) return;
    isAuditing = false;
    await reach(() => leases.deleteOne({ _id: ID, holder })).catch(() => undefined);
  }
}

/** `until` is in milliseconds since 1970. */
type Lease = { _id: string; holder: string; until: number };

const ID = 'audit';
const HOUR = 3_600_000;

/** A little more than the time for an audit, in milliseconds. */
const MAX_AUDIT = 660_000;

async function serverTime(client: MongoClient): Promise<number> {
  return greeting.parse(await greet(client)).localTime.getTime();
}

const greeting = z.object({ localTime: z.date() });
