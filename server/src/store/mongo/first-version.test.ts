import { MongoClient } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { aCredit, aPayment, aPlayer, minute, moved } from '../contract/records.ts';
import { paymentDocument, type PaymentDocument } from './documents.ts';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from './mongo-place.ts';
import { openMongoStore } from './mongo-store.ts';

describe.runIf(serverUrl)('payments of the first version', () => {
  test('it reads them, meets them again and replaces them, though they lack what is new', async () => {
    const url = newDatabaseUrl();
    const client = new MongoClient(url);
    const old = [aPayment('waits'), aCredit('hers', 'ash')].map((payment) => {
      const {
        ignored_reason: _reason,
        request_fingerprint: _fingerprint,
        ...rest
      } = paymentDocument(payment);
      return rest;
    });
    await client.db().collection<PaymentDocument>('payments').insertMany(old);
    const store = await openMongoStore(url, silence);
    await store.players.create(aPlayer('ash', [], { has_history: true }));
    expect(await store.payments.get('waits')).toEqual(aPayment('waits'));
    expect(await store.payments.withCounterparty('NOBODY', 500, { from: minute(0), to: minute(0) })).toEqual([
      aCredit('hers', 'ash'),
      aPayment('waits'),
    ]);
    expect(await store.payments.recordOnce(aPayment('waits'))).toEqual({ existing: aPayment('waits') });
    const ignored = moved(aPayment('waits'), { status: 'ignored', ignored_reason: 'mine' });
    expect(await store.payments.replace(ignored, 1)).toBe('replaced');
    expect(await store.payments.get('waits')).toEqual(ignored);
    expect((await store.audit()).findings).toEqual([]);
    await store.close();
    await client.close();
    await dropDatabase(url);
  });
});
