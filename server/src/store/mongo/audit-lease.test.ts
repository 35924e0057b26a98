import { setTimeout as pause } from 'node:timers/promises';
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

  /** A process for which `sleep` is the time that passes, no more than a moment by itself. */
  const aProcess = (
    audit = (): Promise<AuditReport> => Promise.resolve(report),
    sleep: (milliseconds: number) => Promise<unknown> = () => pause(10),
  ) => {
    const counted = () => {
      audits += 1;
      return audit();
    };
    return createAuditLease(client, client.db(), counted, sleep);
  };

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
    await pass(11 * MINUTE);
    expect(await aProcess().auditUnlessRecent()).toEqual(report);
  });

  it('are caught up with by one of those that started after the kill, when the lease ends', async () => {
    await begun();
    let waited = 0;
    const sleep = (milliseconds: number) => {
      waited += milliseconds;
      return pass(milliseconds);
    };
    const [first, second] = [1, 2].map(() => aProcess(undefined, sleep));
    const reports = await Promise.all([first?.auditUnlessRecent(), second?.auditUnlessRecent()]);
    expect(waited).toBeGreaterThan(10 * MINUTE);
    expect(reports.filter((one) => one !== null)).toEqual([report]);
    expect(audits).toBe(2);
  });

  it('are waited for no longer than an hour, or until the process stops', async () => {
    await begun();
    let waited = 0;
    const sleep = (milliseconds: number) => Promise.resolve((waited += milliseconds));
    expect(await aProcess(undefined, sleep).auditUnlessRecent()).toBeNull();
    expect(waited).toBe(60 * MINUTE);
    const stopping = aProcess(undefined, () => stopping.release());
    expect(await stopping.auditUnlessRecent()).toBeNull();
    expect(audits).toBe(1);
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
