import { MongoClient, type Collection } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERY } from '../../../test/store/club.ts';
import { aFixture } from '../../../test/store/records.ts';
import type { FixtureStore } from '../fixture-store.ts';
import { openCollections } from './open-collections.ts';
import type { FixtureDocument } from './documents.ts';
import { createFixtures } from './fixtures.ts';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../../../test/support/mongo-place.ts';

const IDS = ['z', 'c', 'b', 'a'];
const seriesOf = (request_fingerprint: string, ids = IDS) =>
  ids.map((id) => aFixture(id, [], { request_fingerprint }));

describe.runIf(serverUrl)('a series with an Idempotency-Key, without transactions', () => {
  let url: string;
  let client: MongoClient;
  let collection: Collection<FixtureDocument>;
  let fixtures: FixtureStore;
  const stored = async () => (await fixtures.list(EVERY.fixture)).map(({ id }) => id);
  beforeEach(async () => {
    url = newDatabaseUrl();
    client = new MongoClient(url);
    collection = (await openCollections(client.db(), silence)).fixtures;
    fixtures = createFixtures(collection, null, () => {});
  });
  afterEach(async () => {
    await client.close();
    await dropDatabase(url);
  });

  it.each([0, 1, 2, 3, 4])(
    'is complete when the request is repeated after a crash behind write %i',
    async (count) => {
      const dying = createFixtures(dyingAfter(collection, count), null, () => {});
      await expect(dying.create(seriesOf('mine'))).rejects.toThrow('gone');
      expect(await stored()).toEqual(['a', 'b', 'c', 'z'].slice(0, count));
      if (count < 4) expect(await fixtures.create(seriesOf('mine'))).toBe('created');
      for (let repeat = 0; repeat < 2; repeat++)
        expect(await fixtures.create(seriesOf('mine'))).toMatchObject({ existing: { id: 'z' } });
      expect(await stored()).toEqual(['a', 'b', 'c', 'z']);
      expect(await collection.countDocuments({ batch: { $exists: true } })).toBe(0);
    },
  );

  it('does not bring back what was removed while some of it is there', async () => {
    await fixtures.create(seriesOf('mine'));
    await fixtures.remove('b', 1);
    expect(await fixtures.create(seriesOf('mine'))).toMatchObject({ existing: { id: 'z' } });
    await fixtures.remove('z', 1);
    expect(await fixtures.create(seriesOf('mine'))).toMatchObject({ existing: { id: 'c' } });
    expect(await stored()).toEqual(['a', 'c']);
  });

  it('is refused when another request has stored one of its fixtures, and leaves none', async () => {
    const dying = createFixtures(dyingAfter(collection, 1), null, () => {});
    await expect(dying.create(seriesOf('mine', ['z', 'b']))).rejects.toThrow('gone');
    expect(await fixtures.create(seriesOf('other'))).toMatchObject({ existing: { id: 'b' } });
    expect(await stored()).toEqual(['b']);
  });

  it('is stored once, and completely, by many requests at once', async () => {
    const series = [seriesOf('mine'), seriesOf('mine'), seriesOf('other', ['z', 'c']), seriesOf('mine')];
    const outcomes = await Promise.all(series.map((one) => fixtures.create(one)));
    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
    const first = await fixtures.get('z');
    for (const outcome of outcomes) if (outcome !== 'created') expect(outcome).toEqual({ existing: first });
    expect(await stored()).toEqual(first?.request_fingerprint === 'mine' ? ['a', 'b', 'c', 'z'] : ['c', 'z']);
  });
});

/** The collection of a process that dies after `count` writes. */
function dyingAfter(collection: Collection<FixtureDocument>, count: number): Collection<FixtureDocument> {
  let writes = 0;
  return new Proxy(collection, {
    get(target, name: keyof Collection<FixtureDocument>) {
      const method = target[name];
      if (typeof method !== 'function' || name === 'find') return method;
      return (...args: unknown[]) => {
        if (writes >= count && name !== 'findOne') writes = Infinity;
        if (writes === Infinity) return Promise.reject(new Error('gone'));
        if (name !== 'findOne') writes++;
        return (method as (...args: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}
