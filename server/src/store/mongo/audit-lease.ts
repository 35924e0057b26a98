import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db, MongoClient } from 'mongodb';
import type { AuditReport, Store } from '../store.ts';
import { isDuplicateKey, reach } from './errors.ts';
import { serverTime } from './server-time.ts';

/**
 * Lets one of all processes on the database audit it, and none for an hour after. A process that dies during its audit
 * keeps the lease until it expires. Those that start meanwhile ask again for up to an hour, and one of them audits.
 * `release` ends the lease of an audit that is cut short, and the waiting for one. All times are the server's.
 */
export function createAuditLease(
  client: MongoClient,
  database: Db,
  audit: Store['audit'],
  sleep: Sleep = (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
) {
  const leases = database.collection<Lease>('leases');
  const holder = randomUUID();
  const closing = new AbortController();
  let isAuditing = false;

  return {
    async auditUnlessRecent(): Promise<AuditReport | null> {
      for (let waited = 0; waited < HOUR && !closing.signal.aborted; waited += MINUTE) {
        const lease = await reach(take);
        if (lease === 'taken') return auditUnderLease();
        if (lease.isAudited) return null;
        await sleep(Math.min(lease.left, MINUTE), closing.signal).catch(() => undefined);
      }
      return null;
    },

    async release(): Promise<void> {
      closing.abort();
      await endLease();
    },
  };

  async function auditUnderLease(): Promise<AuditReport> {
    isAuditing = true;
    try {
      const report = await audit();
      await reach(keepForAnHour);
      isAuditing = false;
      return report;
    } finally {
      await endLease();
    }
  }

  /**
   * The unique `_id` lets only one of two processes insert the lease, or take over one that has expired. Of the other's
   * lease it returns how many milliseconds are left.
   */
  async function take(): Promise<'taken' | { isAudited: boolean; left: number }> {
    const now = await serverTime(client);
    const lease = { holder, until: now + MAX_AUDIT, isAudited: false };
    try {
      await leases.updateOne({ _id: ID, until: { $lte: now } }, { $set: lease }, { upsert: true });
      return 'taken';
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const { until = now, isAudited = false } = (await leases.findOne({ _id: ID })) ?? {};
    return { isAudited, left: Math.max(0, until - now) };
  }

  async function keepForAnHour(): Promise<void> {
    const until = (await serverTime(client)) + HOUR;
    await leases.updateOne({ _id: ID, holder }, { $set: { until, isAudited: true } });
  }

  /** When the server is away, the lease expires. */
  async function endLease(): Promise<void> {
    if (!isAuditing) return;
    isAuditing = false;
    await reach(() => leases.deleteOne({ _id: ID, holder })).catch(() => undefined);
  }
}

type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;

/** `until` is in milliseconds since 1970. */
type Lease = { _id: string; holder: string; until: number; isAudited: boolean };

const ID = 'audit';
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A little more than the time for an audit, in milliseconds. */
const MAX_AUDIT = 660_000;
