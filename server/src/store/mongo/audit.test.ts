import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient, type CommandSucceededEvent } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../../../test/support/mongo-place.ts';
import { aCredit, aFixture, aPayment, aPlayer, ids, moved } from '../../../test/store/records.ts';
import { auditCollections } from './audit.ts';
import { openCollections } from './open-collections.ts';
import { fixtureDocument, paymentDocument } from './documents.ts';
import { openMongoStore } from './mongo-store.ts';

describe.runIf(serverUrl)('an audit of a large database', () => {
  it('holds a few hundred documents at a time', async () => {
    const url = newDatabaseUrl();
    const client = new MongoClient(url, { monitorCommands: true });
    const collections = await openCollections(client.db(), silence);
    await collections.payments.insertMany(ids('tx', 700).map((id) => paymentDocument(aCredit(id, 'ash'))));
    await collections.fixtures.insertMany(ids('game', 600).map((id) => fixtureDocument(aFixture(id))));
    const batches: number[] = [];
    client.on('commandSucceeded', ({ reply }: CommandSucceededEvent) => {
      const { firstBatch, nextBatch } = Object(Object(reply).cursor) as Record<string, unknown[] | undefined>;
      batches.push((firstBatch ?? nextBatch)?.length ?? 0);
    });
    const { payments, fixtures } = await auditCollections(collections, 0);
    expect([payments, fixtures]).toEqual([700, 600]);
    expect(Math.max(...batches)).toBeLessThanOrEqual(500);
    await client.close();
    await dropDatabase(url);
  });
});

describe.runIf(serverUrl)('a finding of an audit', () => {
  it('does not count when the rest of a change has waited two seconds for a majority', async () => {
    const url = newDatabaseUrl();
    const store = await openMongoStore(url, silence);
    await store.players.create(aPlayer('cy', ['KNOWN'], { has_history: true }));
    const waiting = aPayment('tx_1', { counterparty_name: 'known' });
    await store.payments.recordOnce(waiting);
    const audit = store.audit();
    await pause(2_000);
    const allocations = [{ player_id: 'cy', amount: 500 }];
    await store.payments.replace(
      moved(waiting, { status: 'matched', matched_by: 'counterparty_name', allocations }),
      1,
    );
    expect((await audit).findings).toEqual([]);
    await store.close();
    await dropDatabase(url);
  });
});
