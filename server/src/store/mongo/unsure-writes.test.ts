import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { failCommands, urlForApp } from '../../../test/support/failpoint.ts';
import { dropDatabase, newDatabaseUrl, silence } from '../../../test/support/mongo-place.ts';
import { describeWith } from '../../../test/support/mongo-server.ts';
import { EVERY } from '../../../test/store/club.ts';
import {
  aFixture,
  anIgnoredPayer,
  aPayment,
  aPlayer,
  revised,
  someSettings,
} from '../../../test/store/records.ts';
import type { Store } from '../store.ts';
import { openMongoStore } from './mongo-store.ts';

/** A fail-over, as the labels of its errors tell. The driver tries a write twice before the store hears of it. */
const FAILOVER = { code: 91, errmsg: 'The server is in quiesce mode', codeName: 'ShutdownInProgress' };
const LABELS = ['RetryableWriteError'];
const LOST = {
  'before it happened': { errorCode: FAILOVER.code, errorLabels: LABELS },
  'after it happened': { writeConcernError: FAILOVER, errorLabels: LABELS },
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

describeWith(['failpoints', 'transactions'], 'a write whose answer is lost in a fail-over', () => {
  const appName = `unsure_${randomBytes(4).toString('hex')}`;
  let url: string;
  let store: Store;
  beforeEach(async () => {
    url = newDatabaseUrl();
    store = await openMongoStore(urlForApp(url, appName), silence);
  });
  afterEach(async () => {
    await store.close();
    await dropDatabase(url);
  });

  const everything = async () => [
    await store.players.list(EVERY.player),
    await store.fixtures.list(EVERY.fixture),
    await store.payments.list(EVERY.payment),
    await store.ignoredPayers.list(),
    await store.settings.get(),
  ];

  it.each(cases)('%s is answered as if nothing were wrong, %s', async (_, _when, write, lost) => {
    const [, command, before, step, answer] = write;
    await before?.(store);
    await failCommands(appName, { failCommands: [command], ...lost }, { times: 2 });
    expect(await step(store)).toEqual(answer);
  });

  it.each(cases)(
    '%s is unavailable while it goes on, %s, and can be repeated',
    async (_, _when, write, lost) => {
      const [, command, before, step] = write;
      await before?.(store);
      await failCommands(appName, { failCommands: [command], ...lost }, 'alwaysOn');
      await expect(step(store)).rejects.toMatchObject({ name: 'StoreError', kind: 'unavailable' });
      await failCommands(appName, { failCommands: [command], ...lost }, { times: 0 });
      await step(store);
      const once = await everything();
      await step(store);
      expect(await everything()).toEqual(once);
    },
  );
});
