import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { failCommands, failNoCommands, urlForApp } from '../../../test/support/failpoint.ts';
import { dropDatabase, newDatabaseUrl, silence } from '../../../test/support/mongo-place.ts';
import { describeWith } from '../../../test/support/mongo-server.ts';
import {
  aFixture,
  anIgnoredPayer,
  aPayment,
  aPlayer,
  revised,
  someSettings,
} from '../../../test/store/records.ts';
import type { Store } from '../store.ts';
import { collectionsOf } from './collections.ts';
import { openMongoStore } from './mongo-store.ts';

/**
 * The server says that it is overloaded, with the label of a write that can be retried. The driver looks for another
 * primary after other codes, and how long that takes is not to be tested here.
 */
const PASSING = { code: 365, errmsg: 'Temporarily unavailable', codeName: 'TemporarilyUnavailable' };
const errorLabels = ['RetryableWriteError'];
const LOST = {
  'before it happened': { errorCode: PASSING.code, errorLabels },
  'after it happened': { writeConcernError: PASSING, errorLabels },
};

const settings = (rev: number) => ({ ...someSettings(), rev });
const ash = aPlayer('ash', ['KINGSCOTE AM']);
const game = aFixture('game');
const credit = aPayment('tx_1');
const season = ['one', 'two', 'three'].map((id) => aFixture(id));

/** Each write, by the commands that it sends, with what has to be there before and its answer when nothing fails. */
type Write = [name: string, command: string, before: Step | null, write: Step, answer: unknown];
type Step = (store: Store) => Promise<unknown>;

const WRITES: Write[] = [
  ['players.create', 'insert', null, (store) => store.players.create(ash), 'created'],
  [
    'players.replace',
    'update',
    (store) => store.players.create(ash),
    (store) => store.players.replace(revised(ash), 1),
    'replaced',
  ],
  [
    'players.claim',
    'update',
    (store) => store.players.create(ash),
    (store) => store.players.claim(['ash']),
    ['ash'],
  ],
  [
    'players.remove',
    'delete',
    (store) => store.players.create(ash),
    (store) => store.players.remove('ash', 1),
    'removed',
  ],
  ['fixtures.create', 'commitTransaction', null, (store) => store.fixtures.create(season), 'created'],
  [
    'fixtures.replace',
    'update',
    (store) => store.fixtures.create([game]),
    (store) => store.fixtures.replace(revised(game), 1),
    'replaced',
  ],
  [
    'fixtures.remove',
    'delete',
    (store) => store.fixtures.create([game]),
    (store) => store.fixtures.remove('game', 1),
    'removed',
  ],
  ['payments.recordOnce', 'insert', null, (store) => store.payments.recordOnce(credit), { existing: null }],
  [
    'payments.replace',
    'update',
    (store) => store.payments.recordOnce(credit),
    (store) => store.payments.replace(revised(credit), 1),
    'replaced',
  ],
  [
    'ignoredPayers.add',
    'insert',
    null,
    (store) => store.ignoredPayers.add(anIgnoredPayer('landlord')),
    undefined,
  ],
  [
    'ignoredPayers.remove',
    'delete',
    (store) => store.ignoredPayers.add(anIgnoredPayer('landlord')),
    (store) => store.ignoredPayers.remove('landlord'),
    'removed',
  ],
  [
    'the first settings.replace',
    'insert',
    null,
    (store) => store.settings.replace(settings(1), 0),
    'replaced',
  ],
  [
    'settings.replace',
    'update',
    (store) => store.settings.replace(settings(1), 0),
    (store) => store.settings.replace(revised(settings(1)), 1),
    'replaced',
  ],
];

const cases = Object.entries(LOST).flatMap(([when, lost]) =>
  WRITES.map((write) => [write[0], when, write, lost] as const),
);

describeWith(['failpoints', 'transactions'], 'a write that fails and passes', () => {
  const appName = `unsure_${randomBytes(4).toString('hex')}`;
  const url = newDatabaseUrl();
  const client = new MongoClient(url || 'mongodb://127.0.0.1');
  let store: Store;
  beforeAll(async () => {
    // Without the driver's own second attempt, which the server would recognise, the store makes all of them.
    store = await openMongoStore(`${urlForApp(url, appName)}&retryWrites=false`, silence);
  });
  afterEach(async () => {
    const collections = Object.values(collectionsOf(client.db()));
    await Promise.all(collections.map((collection) => collection.deleteMany()));
  });
  afterAll(async () => {
    await store.close();
    await dropDatabase(url);
    await client.close();
  });

  it.each(cases)('%s is answered as if nothing were wrong, %s', async (_name, _when, write, lost) => {
    const [, command, before, step, answer] = write;
    await before?.(store);
    // The driver makes two attempts at a commit in any case.
    const times = command === 'commitTransaction' ? 2 : 1;
    await failCommands(appName, { failCommands: [command], ...lost }, { times });
    expect(await step(store)).toEqual(answer);
    await failNoCommands();
    expect((await store.audit()).findings).toEqual([]);
  });

  it.each(WRITES)('%s is unavailable while it goes on, and can be repeated', async (...write) => {
    const [, command, before, step, answer] = write;
    await before?.(store);
    await failCommands(appName, { failCommands: [command], ...LOST['before it happened'] }, 'alwaysOn');
    await expect(step(store)).rejects.toMatchObject({ name: 'StoreError', kind: 'unavailable' });
    await failNoCommands();
    expect(await step(store)).toEqual(answer);
  });
});
