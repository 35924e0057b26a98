import { MongoClient, type CommandSucceededEvent } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../../../test/support/mongo-place.ts';
import { aFixture, ids } from '../../../test/store/records.ts';
import type { FixtureStore } from '../fixture-store.ts';
import { createFixtures } from './fixtures.ts';
import { openCollections } from './open-collections.ts';

describe.runIf(serverUrl)('the charges of all fixtures', () => {
  let url: string;
  let client: MongoClient;
  let fixtures: FixtureStore;
  beforeEach(async () => {
    url = newDatabaseUrl();
    client = new MongoClient(url, { monitorCommands: true });
    fixtures = createFixtures((await openCollections(client.db(), silence)).fixtures, null, () => {});
  });
  afterEach(async () => {
    await client.close();
    await dropDatabase(url);
  });

  it('take one document for each fixture', async () => {
    await fixtures.create(ids('game', 3).map((id) => aFixture(id, ['ash', 'ben', 'cy'])));
    let documents = 0;
    client.on('commandSucceeded', ({ reply }: CommandSucceededEvent) => {
      const { firstBatch, nextBatch } = Object(Object(reply).cursor) as Record<string, unknown[] | undefined>;
      documents += (firstBatch ?? nextBatch ?? []).length;
    });
    expect(await fixtures.chargesBetween({ from: null, to: null })).toHaveLength(9);
    expect(documents).toBe(3);
  });
});
