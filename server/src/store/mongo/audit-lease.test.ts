import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropDatabase, newDatabaseUrl, serverUrl } from '../../../test/support/mongo-place.ts';
import type { AuditReport } from '../store.ts';
import { createAuditLease } from './audit-lease.ts';

const report: AuditReport = { players: 1, fixtures: 2, payments: 3, findings: [] };
const MINUTE = 60_000;

describe.runIf(serverUrl)('the audits of several processes', () => {
  let url: string;
  let client: MongoClient;
  let audits: number;

  beforeEach(() => {
    url = newDatabaseUrl();
    client = new MongoClient(url);
    audits = 0;
  });

  afterEach(async () => {
    await client.close();
    await dropDatabase(url);
  });

  const aProcess = (audit = (): Promise<AuditReport> => Promise.resolve(report)) =>
    createAuditLease(client, client.db(), () => {
      audits += 1;
      return audit();
    });

  /** A process in an audit that never ends. */
  async function begun() {
    const { promise, resolve } = Promise.withResolvers<null>();
    const auditing = aProcess(() => {
      resolve(null);
      return new Promise(() => {});
    });
    void auditing.auditUnlessRecent();
    await promise;
    return auditing;
  }

  /** Moves the end of the lease, as if that much time had passed. */
  const pass = (milliseconds: number) =>
    client
      .db()
      .collection<{ _id: string }>('leases')
      .updateOne({ _id: 'audit' }, { $inc: { until: -milliseconds } });

  it('are one, when all start at once', async () => {
    const reports = await Promise.all(Array.from({ length: 8 }, () => aProcess().auditUnlessRecent()));
    expect(audits).toBe(1);
    expect(reports.filter((one) => one !== null)).toEqual([report]);
  });

  it('are at least an hour apart', async () => {
    await aProcess().auditUnlessRecent();
    await pass(59 * MINUTE);
    expect(await aProcess().auditUnlessRecent()).toBeNull();
    await pass(MINUTE);
    expect(await aProcess().auditUnlessRecent()).toEqual(report);
    expect(await aProcess().auditUnlessRecent()).toBeNull();
    expect(audits).toBe(2);
  });

  it('go on when the process that audited was killed, once its lease has expired', async () => {
    await begun();
    expect(await aProcess().auditUnlessRecent()).toBeNull();
    await pass(11 * MINUTE);
    const next = await Promise.all([aProcess().auditUnlessRecent(), aProcess().auditUnlessRecent()]);
    expect(next.filter((one) => one !== null)).toEqual([report]);
  });

  it('go on at once when an audit failed or its process has stopped', async () => {
    await expect(aProcess(() => Promise.reject(new Error('no'))).auditUnlessRecent()).rejects.toThrow('no');
    const stopping = await begun();
    await stopping.release();
    expect(await aProcess().auditUnlessRecent()).toEqual(report);
    await stopping.release();
    expect(await aProcess().auditUnlessRecent()).toBeNull();
  });
});
