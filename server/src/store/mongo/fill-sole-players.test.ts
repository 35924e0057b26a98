import { MongoClient, type Collection } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCredit, aPayment, moved } from '../../../test/store/records.ts';
import { failCommands, urlForApp } from '../../../test/support/failpoint.ts';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../../../test/support/mongo-place.ts';
import { describeWith } from '../../../test/support/mongo-server.ts';
import type { PaymentRecord } from '../../domain/records.ts';
import { paymentDocument, type PaymentDocument } from './documents.ts';
import { fillSolePlayers } from './fill-sole-players.ts';
import { openMongoStore } from './mongo-store.ts';
import { createPayments } from './payments.ts';
import { collectionsOf } from './collections.ts';

const APP = 'fill_sole_players';
const halves = [
  { player_id: 'ash', amount: 250 },
  { player_id: 'ben', amount: 250 },
];
const credits = Array.from({ length: 1_100 }, (_, number) => aCredit(`credit_${number}`, 'ash'));
const split = moved(aCredit('split', 'ash'), { allocations: halves });

let url: string;
let client: MongoClient;
let payments: Collection<PaymentDocument>;
let fillings: ReturnType<typeof fillSolePlayers>[];

beforeEach(async () => {
  url = urlForApp(newDatabaseUrl(), APP);
  client = new MongoClient(url, { heartbeatFrequencyMS: 500 });
  payments = collectionsOf(client.db()).payments;
  fillings = [];
});

afterEach(async () => {
  for (const filling of fillings) filling.stop();
  await client.close();
  await dropDatabase(url);
});

/** The document as a version before `sole_player` wrote it. */
function oldDocument(payment: PaymentRecord): PaymentDocument {
  const { sole_player: _player, ...document } = paymentDocument(payment);
  return document;
}

const storeOld = (records: PaymentRecord[]) => payments.insertMany(records.map(oldDocument));
const fill = (collection = payments) => fillings.push(fillSolePlayers(collection, silence));
const countOld = () => payments.countDocuments({ sole_player: { $exists: false } });
const untilFilled = () => expect.poll(countOld, { timeout: 10_000 }).toBe(0);

describe.runIf(serverUrl)('payments of an older version', () => {
  it('get what sums are read from, by several processes at once, and nothing else', async () => {
    const records = [...credits, split, aPayment('waiting')];
    await storeOld(records);
    for (let count = 0; count < 3; count++) fill();
    await untilFilled();
    const stored = await payments.find().sort({ _id: 1 }).toArray();
    expect(stored).toEqual(records.map(paymentDocument).sort((one, other) => (one._id < other._id ? -1 : 1)));
  });

  it('are summed up right while they are brought up to date', async () => {
    await storeOld([...credits, split]);
    const { totalsByPlayer, paidByPlayer } = createPayments(collectionsOf(client.db()), () => {});
    const totals = { ash: 500 * credits.length + 250, ben: 250 };
    fill();
    while ((await countOld()) > 0) {
      expect(Object.fromEntries(await totalsByPlayer('all'))).toEqual(totals);
      const paid = [...(await paidByPlayer())].map(([id, { total }]) => [id, total]);
      expect(Object.fromEntries(paid)).toEqual(totals);
    }
  });

  it.each([
    ['an older version', oldDocument, undefined],
    ['this version', paymentDocument, 'ben'],
  ])('keep what %s writes meanwhile', async (_, documentOf, soleNow) => {
    await storeOld([aCredit('moved', 'ash'), aCredit('other', 'ash')]);
    const later = moved(aCredit('moved', 'ash'), { allocations: [{ player_id: 'ben', amount: 500 }] });
    fill(beforeBulkWrite(payments, () => payments.replaceOne({ _id: 'moved' }, documentOf(later))));
    await expect.poll(() => payments.findOne({ _id: 'other' })).toMatchObject({ sole_player: 'ash' });
    expect(await payments.findOne({ _id: 'moved' })).toEqual({
      ...oldDocument(later),
      ...(soleNow && { sole_player: soleNow }),
    });
    fill();
    await untilFilled();
    expect(await payments.findOne({ _id: 'moved' })).toEqual(paymentDocument(later));
  });
});

describeWith(['failpoints'], 'payments of an older version, when the server is away', () => {
  it('do not keep a start waiting, and are brought up to date later', async () => {
    await storeOld(credits.slice(0, 9));
    await failCommands(APP, { failCommands: ['update'], errorCode: 91 }, 'alwaysOn');
    const store = await openMongoStore(url, silence);
    try {
      expect(await countOld()).toBe(9);
      await failCommands(APP, { failCommands: ['update', 'find', 'getMore'], errorCode: 189 }, { times: 4 });
      await untilFilled();
    } finally {
      await store.close();
    }
  });
});

/** The collection, with a change by somebody else just before each bulk write. */
function beforeBulkWrite(
  collection: Collection<PaymentDocument>,
  change: () => Promise<unknown>,
): Collection<PaymentDocument> {
  return new Proxy(collection, {
    get(target, key: keyof Collection) {
      if (key === 'find') return target.find.bind(target);
      return async (...args: Parameters<Collection<PaymentDocument>['bulkWrite']>) => {
        await change();
        return target.bulkWrite(...args);
      };
    },
  });
}
