import type { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/mongo-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aCredit, aPlayer } from '../store/records.ts';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../support/mongo-place.ts';
import { describeWith } from '../support/mongo-server.ts';
import { untilDone } from './lane.ts';
import { connectMembers, type Members } from './members.ts';

describeWith(['rollback'], 'a payment that only the lost primary has', () => {
  let url: string;
  let store: Store;
  let members: Members;
  beforeAll(async () => {
    url = newDatabaseUrl(serverUrl);
    [store, members] = [await openMongoStore(url, silence), await connectMembers(url)];
  });
  afterAll(async () => {
    await members.letAllFetch();
    await members.close();
    await store.close();
    await dropDatabase(url);
  });

  /** What the member has of the payment, whether a majority has it or not. */
  const keptBy = (member: MongoClient, id: string) =>
    member
      .db()
      .collection<{ _id: string }>('payments')
      .findOne({ _id: id }, { readConcern: { level: 'local' } })
      .catch(() => 'It is not readable now.');

  test('it is not acknowledged and not shown, is rolled back, and counts once when it comes again', async () => {
    await store.players.create(aPlayer('ash', [], { has_history: true }));
    await store.payments.recordOnce(aCredit('kept', 'ash'));
    const lost = await members.primary();
    await members.holdBack();
    const again = aCredit('again', 'ash');
    // The second delivery meets the unique key.
    for (let delivery = 1; delivery <= 2; delivery++)
      await expect(store.payments.recordOnce(again)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await keptBy(lost, 'again')).toMatchObject({ _id: 'again' });
    expect(await store.payments.get('again')).toBeNull();

    await members.stepDown(60);
    await members.awaitNext();
    await members.letAllFetch();
    await expect.poll(() => keptBy(lost, 'again'), { timeout: 60_000 }).toBeNull();
    expect(await untilDone(() => store.payments.recordOnce(again))).toEqual({ existing: null });
    expect(await store.payments.totalsByPlayer('all')).toEqual(new Map([['ash', 1_000]]));
    expect((await store.audit()).findings).toEqual([]);
  });
});
