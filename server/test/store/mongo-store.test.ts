import { MongoClient } from 'mongodb';
import { describe } from 'vitest';
import { storeContract } from './store-contract.ts';
import { dropDatabase, makeMongoPlace, newDatabaseUrl, serverUrl } from '../support/mongo-place.ts';
import { mongoServer } from '../support/mongo-server.ts';

if (!serverUrl) console.info('MongoDB: skipped, since MONGODB_URL is not set. npm run test:mongo runs it.');
const notifiesExactly = serverUrl === '' || (await isSilentOnRefusal());
if (!notifiesExactly)
  console.info(
    `${mongoServer?.name} tells of refused writes too: that listeners hear of nothing else is not checked.`,
  );
const faults = mongoServer?.faults ?? {};
for (const [test, fault] of Object.entries(faults)) console.info(`Skipped: ${test}. ${fault}.`);

describe.runIf(serverUrl)('on MONGODB_URL', () =>
  storeContract('the MongoDB store', async () => ({ ...(await makeMongoPlace()), faults }), {
    notifiesExactly,
  }),
);

/** Whether the server's change streams leave out an insert that a unique index refused. */
async function isSilentOnRefusal(): Promise<boolean> {
  const url = newDatabaseUrl();
  const client = new MongoClient(url);
  try {
    const collection = client.db().collection<{ _id: string }>('refusals');
    await collection.insertOne({ _id: 'once' });
    const stream = collection.watch([], { maxAwaitTimeMS: 100 });
    await stream.tryNext();
    await collection.insertOne({ _id: 'once' }).catch(() => null);
    await collection.insertOne({ _id: 'last' });
    const event = await stream.next();
    await stream.close();
    return 'documentKey' in event && event.documentKey._id === 'last';
  } catch {
    return true; // Without change streams the store notifies of commits only.
  } finally {
    await client.close();
    await dropDatabase(url);
  }
}
