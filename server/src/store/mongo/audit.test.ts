import { MongoClient, type CommandSucceededEvent } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../../../test/support/mongo-place.ts';
import { aCredit, aFixture, ids } from '../../../test/store/records.ts';
import { auditCollections } from './audit.ts';
import { openCollections } from './open-collections.ts';
import { fixtureDocument, paymentDocument } from './documents.ts';

describe.runIf(serverUrl)('an audit of a large database', () => {
  it('holds a few hundred documents at a time', async () => {
    const url = newDatabaseUrl();
    const client = new MongoClient(url, { monitorCommands: true });
    const collections = await openCollections(client.db(), silence);
    await collections.payments.insertMany(ids('tx', 1700).map((id) => paymentDocument(aCredit(id, 'ash'))));
    await collections.fixtures.insertMany(ids('game', 900).map((id) => fixtureDocument(aFixture(id))));
    const batches: number[] = [];
    client.on('commandSucceeded', ({ reply }: CommandSucceededEvent) => {
      const { firstBatch, nextBatch } = Object(Object(reply).cursor) as Record<string, unknown[] | undefined>;
      batches.push((firstBatch ?? nextBatch)?.length ?? 0);
    });
    const { payments, fixtures } = await auditCollections(collections);
    expect([payments, fixtures]).toEqual([1700, 900]);
    expect(Math.max(...batches)).toBeLessThanOrEqual(500);
    await client.close();
    await dropDatabase(url);
  });
});
